/** How an invitation is written so that it can be opened as well as pasted. */

const ADDRESS = 'vorstandsmappe://join#'

/** @param code what `writeInvite` wrote */
export const inviteAddress = (code: string): string => ADDRESS + code

/** The code in whatever was pasted: the whole address, or the code alone. */
export const inviteCode = (typed: string): string => typed.replace(/\s/g, '').replace(/^[^#]*#/, '')
