/** What a part of the soak has found. */
export interface Found {
  /** One line with its figures. */
  line: string
  /** What is wrong; none when nothing is. */
  complaints: string[]
}

/** @param count of what it repeats; in each part's own unit */
export type Part = (count: number) => Promise<Found>
