/** Arrow keys, Home and End walk through the links of a list; Enter follows one by itself. */
export function walkLinks(event: KeyboardEvent): void {
  if (!(event.currentTarget instanceof HTMLElement) || event.altKey || event.ctrlKey) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[href]')]
  const at = links.findIndex((link) => link === document.activeElement)
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: Math.max(0, at - 1),
    Home: 0,
    End: links.length - 1,
  }
  const link = links[steps[event.key] ?? -1]
  if (!link) return
  event.preventDefault()
  link.focus()
}

/** The one link of such a list that the Tab key reaches: what is open, else the first. */
export const tabStop = (ids: readonly string[], open: string): string | undefined =>
  ids.includes(open) ? open : ids[0]
