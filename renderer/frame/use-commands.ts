/** What can be done from anywhere, by name. */
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useAddMeeting } from '../features/meetings/use-add-meeting.ts'
import { newMemberPath } from '../features/members/new-member-path.ts'
import { sections } from './sections.ts'
import { useComplaint } from './use-complaint.ts'
import { useFolders } from './use-folders.ts'
import { useLock } from './use-lock.ts'
import { useOpenChapter } from './use-open-chapter.ts'
import { useOpenWindow } from './use-open-window.ts'
import { useSession } from './use-session.ts'

export interface Command {
  label: string
  icon: string
  run(): unknown
}

export function useCommands(): ComputedRef<Command[]> {
  const { t } = useI18n()
  const router = useRouter()
  const session = useSession()
  const { others } = useFolders()
  const openChapter = useOpenChapter()
  const openWindow = useOpenWindow()
  const complain = useComplaint()
  const lock = useLock()
  const { add, problem } = useAddMeeting()

  async function addMeeting() {
    await add()
    complain(problem.value)
  }

  return computed(() => {
    return [
      ...sections.map(({ key, path, icon }) => ({
        label: t(`search.goTo.${key}`),
        icon,
        run: () => router.push(path),
      })),
      {
        label: t('members.add'),
        icon: 'i-lucide-user-plus',
        run: () => router.push(newMemberPath()),
      },
      { label: t('meetings.add'), icon: 'i-lucide-plus', run: addMeeting },
      {
        label: t('import.menu'),
        icon: 'i-lucide-file-down',
        run: () => router.push('/members/import'),
      },
      { label: t('search.newWindow'), icon: 'i-lucide-app-window', run: () => openWindow() },
      ...(['light', 'dark', 'auto'] as const).map((theme) => ({
        label: t('search.theme', { theme: t(`settings.theme.${theme}`) }),
        icon: 'i-lucide-sun-moon',
        run: async () => {
          complain(await session.appearance.set({ theme }))
        },
      })),
      ...others.value.map(({ id, name }) => ({
        label: t('search.openChapter', { name }),
        icon: 'i-lucide-folder',
        run: async () => {
          complain(await openChapter(id))
        },
      })),
      { label: t('app.lock'), icon: 'i-lucide-lock', run: lock },
    ]
  })
}
