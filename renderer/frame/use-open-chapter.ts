import { useErrorText } from '../i18n/use-error-text.ts'
import { useClient } from '../rpc/use-client.ts'

/**
 * @returns a function that opens another chapter of the keyring, and answers a sentence where it
 *   could not; '' when all is well
 */
export function useOpenChapter(): (id: string) => Promise<string> {
  const client = useClient()
  const errorText = useErrorText()
  return async (id) => {
    const result = await client.call('session.openChapter', { id })
    return result.ok ? '' : errorText(result.error)
  }
}
