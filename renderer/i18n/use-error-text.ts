import { useI18n } from 'vue-i18n'
import type { CallError } from '../../shared/rpc/frames.ts'

/** Turns a failure of the core into a sentence: what happened, what is safe, what to do. */
export function useErrorText(): (error: CallError) => string {
  const { t, te } = useI18n()
  return ({ code, details }) => {
    const key = `errors.${code}`
    if (!te(key)) return t('errors.other')
    const seconds = Number(details?.['seconds'] ?? 1)
    const sentence = t(key, details ?? {}, seconds)
    const isSlower = code === 'session/wrong-passphrase' && details !== undefined && seconds > 0
    return isSlower ? `${sentence} ${t('errors.slower', seconds)}` : sentence
  }
}
