import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Meeting } from '../../../shared/meetings/meeting.ts'
import { downloadFile } from '../../frame/download-file.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import { useClient } from '../../rpc/use-client.ts'

/** Makes the minutes as a PDF file and hands it to the person. */
export function useMinutesFile(): {
  busy: Readonly<Ref<boolean>>
  /** Answers a sentence when it failed, else ''. `open`: without confidential items. */
  save(id: string, meeting: Meeting, open: boolean): Promise<string>
} {
  const { t, locale } = useI18n()
  const client = useClient()
  const errorText = useErrorText()
  const busy = ref(false)
  return {
    busy,
    async save(id, { starts, kind }, open) {
      busy.value = true
      const language = locale.value.startsWith('en') ? 'en' : 'de'
      const result = await client.call('meetings.minutes', { id, language, open })
      busy.value = false
      if (!result.ok) return errorText(result.error)
      const day = starts.slice(0, 10)
      const what = t(open ? 'meetings.excerptName' : 'meetings.fileName')
      const name = [day, what, t(`meetings.kinds.${kind}`)].filter(Boolean)
      downloadFile(`${name.join(' ')}.pdf`, 'application/pdf', result.value)
      return ''
    },
  }
}
