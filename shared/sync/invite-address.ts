/** How an invitation is written so that it can be opened as well as pasted. */

/** Also registered by the packages (`build/package.mjs`). */
export const LINK_SCHEME = 'vorstandsmappe'

const ADDRESS = `${LINK_SCHEME}://join#`

/** Of what is pasted, in characters: a link has some 600 at most, an e-mail adds its own. */
export const MOST_PASTED = 2000

/** @param code what `writeInvite` wrote */
export const inviteAddress = (code: string): string => ADDRESS + code

/** Whether a QR code holds one. */
export const isInviteAddress = (text: string): boolean => text.startsWith(ADDRESS)

/**
 * The code in whatever was pasted: the whole address, or the code alone, with all that e-mails add to
 * it: lines that were broken, spaces, angle brackets, marks of a quotation, an escaped `#`.
 */
export const inviteCode = (typed: string): string =>
  typed.replace(/^.*?(?:#|%23)/s, '').replace(/[^\w-]/g, '')
