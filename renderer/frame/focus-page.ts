import { nextTick } from 'vue'

/**
 * Puts the keyboard on the title of what is shown, the innermost one, unless it is in there already.
 * @param isNew what is shown was just made: where the keyboard stood before is over
 */
export async function focusPage({ isNew = false } = {}): Promise<void> {
  await nextTick()
  const main = document.querySelector('main')
  if (!main) return
  const isInside = main !== document.activeElement && main.contains(document.activeElement)
  if (isInside && !isNew) return
  const titles = [...main.querySelectorAll<HTMLElement>('[data-page-title]')]
  titles.findLast((title) => title.checkVisibility())?.focus()
}
