/** Marks around a found word in titles and snippets; control characters that no text holds. */
export const MARK_START = '\u0002'
export const MARK_END = '\u0003'
