import type { DayContext } from '../../shared/members/import/parse-day.ts'

/** A field that every item of a list in a record has, as `ItemList` shows it. */
export interface ItemColumn {
  /** Name of the field in the item. */
  key: string
  label: string
  type?: 'text' | 'email' | 'tel' | 'day'
  /** Of a day: what it is of. */
  of?: DayContext['field']
  /**
   * What is odd about a value; it is stored all the same. '' where nothing is.
   * @param other the value of another field of the same item
   */
  warn?: (value: string, other: (key: string) => string) => string
}
