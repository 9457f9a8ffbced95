/**
 * Gathers items for a while and hands them on together, so that a burst is told once.
 * @param wait milliseconds after the first item
 */
export function gather<Item>(
  wait: number,
  handOn: (items: Item[]) => void,
): (items: readonly Item[]) => void {
  let gathered: Item[] = []
  return (items) => {
    if (gathered.length === 0) {
      setTimeout(() => {
        const all = gathered
        gathered = []
        handOn(all)
      }, wait).unref()
    }
    gathered.push(...items)
  }
}
