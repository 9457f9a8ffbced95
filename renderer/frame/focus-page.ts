import { nextTick } from 'vue'

/** Puts the keyboard on the title of what is shown, the innermost one, unless it is in there already. */
export async function focusPage(): Promise<void> {
  await nextTick()
  const main = document.querySelector('main')
  if (!main || (main !== document.activeElement && main.contains(document.activeElement))) return
  const titles = [...main.querySelectorAll<HTMLElement>('[data-page-title]')]
  titles.findLast((title) => title.checkVisibility())?.focus()
}
