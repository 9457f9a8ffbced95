/** The keyboard in a list: arrows, Shift for ranges, Space, Enter, typing to search. */
import type { Selection } from './use-selection.ts'

export interface GridActions {
  rows(): number
  /** Rows that a page key moves. */
  pageRows(): number
  scrollTo(index: number): void
  open(index: number): void
  trash(): void
  search(): void
}

/** A handler of `keydown` for the element that has the focus for all rows. */
export function gridKeys(
  selection: Selection,
  { rows, pageRows, scrollTo, open, trash, search }: GridActions,
): (event: KeyboardEvent) => void {
  const steps: Record<string, () => number> = {
    ArrowDown: () => 1,
    ArrowUp: () => -1,
    PageDown: pageRows,
    PageUp: () => -pageRows(),
    Home: () => -Infinity,
    End: () => Infinity,
  }

  function move(step: number, isRange: boolean) {
    const target = Math.min(Math.max(selection.active.value + step, 0), rows() - 1)
    if (isRange) void selection.extendTo(target)
    else selection.stand(target)
    scrollTo(target)
  }

  return (event) => {
    // The headings are buttons with keys of their own.
    if (event.target !== event.currentTarget) return
    const isCommand = event.ctrlKey || event.metaKey
    const step = steps[event.key]
    if (step && !isCommand && !event.altKey) {
      event.preventDefault()
      move(step(), event.shiftKey)
    } else if (event.key === 'Enter') open(selection.active.value)
    else if (event.key === ' ') {
      event.preventDefault()
      selection.toggle(selection.active.value)
    } else if (event.key === 'a' && isCommand) {
      event.preventDefault()
      void selection.all()
    } else if (event.key === 'Escape') selection.clear()
    else if (event.key === 'Delete') trash()
    else if (/^[\p{L}\p{N}]$/u.test(event.key) && !isCommand && !event.altKey) search()
  }
}
