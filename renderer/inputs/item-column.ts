/** A field that every item of a list in a record has, as `ItemList` shows it. */
export interface ItemColumn {
  /** Name of the field in the item. */
  key: string
  label: string
  type?: 'text' | 'email' | 'tel' | 'day'
  /** A sentence for what cannot be stored; '' where it can. */
  check?: (value: string) => string
}
