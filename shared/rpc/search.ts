export interface SearchHit {
  id: string
  kind: string
  title: string
  /** The title with marks around what was found. */
  marked: string
  /** A piece of the text with marks; '' where only the title matched. */
  snippet: string
}
