import { ref, type Ref } from 'vue'
import { useNotice } from '../../../frame/use-notice.ts'
import { useErrorText } from '../../../i18n/use-error-text.ts'
import { useI18n } from 'vue-i18n'
import { useClient } from '../../../rpc/use-client.ts'

/** What becomes of the copy on this device. */
export type Copy = 'forget' | 'keep'

/** What whoever does not belong to a folder any more does with the copy that is here. */
export function usePartWays(): {
  problem: Readonly<Ref<string>>
  partWays(copy: Copy): Promise<void>
} {
  const { t } = useI18n()
  const errorText = useErrorText()
  const client = useClient()
  const notice = useNotice()
  const problem = ref('')
  return {
    problem,
    async partWays(copy) {
      const result =
        copy === 'forget'
          ? await client.call('session.forgetChapter', {})
          : await client.call('sync.keepAlone', {})
      problem.value = result.ok ? '' : errorText(result.error)
      if (result.ok && copy === 'keep') notice(t('leaving.kept'))
    },
  }
}
