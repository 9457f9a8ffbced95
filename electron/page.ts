/** The built page as it is served: with what is different each time. */
import { CSP_NONCE_PLACEHOLDER } from './csp.ts'
import type { FirstView } from './first-view.ts'

const FIRST_VIEW_PLACEHOLDER = '__FIRST_VIEW__'

/** @param first what it shows before the core is there */
export function servedPage(html: string, nonce: string, first: FirstView = ''): string {
  return html.replaceAll(CSP_NONCE_PLACEHOLDER, nonce).replace(FIRST_VIEW_PLACEHOLDER, first)
}
