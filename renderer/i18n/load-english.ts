/** English comes when it is wanted: German alone is in the first chunk. */
import type { en } from './en.ts'

export async function loadEnglish(i18n: {
  setLocaleMessage(locale: 'en-GB', messages: typeof en): void
}): Promise<void> {
  const { en } = await import('./en.ts')
  i18n.setLocaleMessage('en-GB', en)
}
