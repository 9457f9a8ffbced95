import { useI18n } from 'vue-i18n'
import type { CallError } from '../../shared/rpc/frames.ts'
import { useErrorText } from './use-error-text.ts'

/** The same for a backup, which also its day's recovery code opens, and no passphrase of later. */
export function useRestoreError(): (error: CallError) => string {
  const { t } = useI18n()
  const errorText = useErrorText()
  return (error) =>
    error.code === 'session/wrong-passphrase' ? t('restore.wrongSecret') : errorText(error)
}
