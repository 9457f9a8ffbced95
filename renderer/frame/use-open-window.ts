import { useClient } from '../rpc/use-client.ts'
import { useErrorText } from '../i18n/use-error-text.ts'
import { useComplaint } from './use-complaint.ts'

/**
 * Opens a further window of the app.
 * @returns a function that takes a path of the router to begin at; without it, where the app was left
 */
export function useOpenWindow(): (path?: string) => Promise<void> {
  const client = useClient()
  const errorText = useErrorText()
  const complain = useComplaint()
  return async (path) => {
    // A window opens where the app was left, in either shell: so that is here, now.
    if (path) await client.call('chapter.keepPlace', { path })
    const result = await client.call('session.openWindow', {})
    if (!result.ok) complain(errorText(result.error))
    const launch = result.ok ? result.value : null
    // It knows nothing of this one: what a tab keeps for itself must not be copied into it.
    if (launch) window.open(`${location.origin}/#${launch}`, '_blank', 'noopener')
  }
}
