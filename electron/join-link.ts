/**
 * The link of an invitation, as the system hands it over when somebody opens one. It holds a secret:
 * it is kept in memory until a page asks for it, once, and is never printed.
 */
import { LINK_SCHEME } from '../shared/sync/invite-address.ts'

/** Of the whole link, in characters; the longest that the app makes has some 600. */
const LONGEST = 1000
/** Nothing that could be taken for an option, a path or another address. */
const SHAPE = new RegExp(`^${LINK_SCHEME}://join/?#[\\w-]+$`)

/** @returns '' for whatever else a page or another program has the system open */
export const joinLink = (opened: string): string =>
  opened.length <= LONGEST && SHAPE.test(opened) ? opened : ''

/** The link among the arguments of a start; Chromium puts its own between them. */
export const joinLinkIn = (args: readonly string[]): string =>
  args.map(joinLink).find((link) => link !== '') ?? ''
