/** The message after many records went somewhere at once, with the way back. */
import { useToast } from '@nuxt/ui/composables'
import { MANY_RECORDS } from '../../../shared/records/change-set.ts'
import { useComplaint } from '../../frame/use-complaint.ts'
import { useTakeBack } from './use-take-back.ts'
import { useWords } from './use-words.ts'

export interface WayBack {
  /** What was done, as a sentence. */
  title: string
  description?: string
  icon: string
  changeSet: string
  /** How many records it was about. */
  records: number
  /** What is said when it was taken back; how many there were when missing. */
  takenBack?: string
}

/** @returns a function that says what was done, and takes it back if somebody wants that */
export function useWayBack(): (way: WayBack) => void {
  const { t } = useWords()
  const toast = useToast()
  const complain = useComplaint()
  const takeBack = useTakeBack()

  async function undo({ changeSet, records, takenBack }: WayBack) {
    const taken = await takeBack(changeSet, { records, askFrom: MANY_RECORDS + 1 })
    if (!taken) return
    if (!taken.isDone) complain(taken.message)
    else toast.add({ title: takenBack ?? taken.message, progress: false, color: 'neutral' })
  }

  return (way) => {
    const { title, description, icon } = way
    toast.add({
      title,
      ...(description && { description }),
      duration: 8000,
      progress: false,
      color: 'neutral',
      icon,
      actions: [
        {
          label: t('history.undo'),
          color: 'neutral',
          variant: 'outline',
          onClick: () => void undo(way),
        },
      ],
    })
  }
}
