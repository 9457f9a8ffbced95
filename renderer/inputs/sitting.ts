/**
 * While somebody types in one field: its saves belong together, and are one change in the history.
 * It is filled in by `useSaveFields`.
 */
export interface Sitting {
  /** The change set of the last save. */
  changeSet: string | null
}
