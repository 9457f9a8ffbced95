import { useI18n } from 'vue-i18n'
import type { CallError } from '../../shared/rpc/frames.ts'

/** Turns a failure of the core into a sentence: what happened, what is safe, what to do. */
export function useErrorText(): (error: CallError) => string {
  const { t, te } = useI18n()
  return ({ code, details }) => {
    const key = `errors.${code}`
    return te(key) ? t(key, details ?? {}, Number(details?.['seconds'] ?? 1)) : t('errors.other')
  }
}
