/**
 * The cursors of the others: a line in their colour with a flag, and for a moment their name above
 * it. A name that stays would cover the words of the line above.
 */
import type { Awareness } from 'y-protocols/awareness'

/** What each window tells the others about its cursor. */
export interface CaretUser {
  name: string
  color: string
  client: number
}

/** One of this module's own colours, or nothing: the others send what they like. */
const COLOUR = /^#[0-9a-f]{6}$/

export function renderCaret(user: Record<string, unknown>): HTMLElement {
  const { name, color, client } = user as Partial<CaretUser>
  const caret = document.createElement('span')
  caret.className = 'collaboration-carets__caret'
  caret.dataset['client'] = String(client)
  if (COLOUR.test(String(color))) caret.style.setProperty('--caret', String(color))
  const label = document.createElement('span')
  label.className = 'collaboration-carets__label'
  label.textContent = String(name ?? '')
  caret.append(label)
  return caret
}

/**
 * Shows the name of whoever moves anew; that it fades is the style's affair.
 * @returns how to stop
 */
export function showNamesOfMoving(awareness: Awareness, within: ParentNode): () => void {
  // Told of real changes only, not of every sign of life.
  const moved = ({ updated }: { updated: number[] }) => {
    for (const client of updated) {
      const label = within.querySelector(`[data-client="${String(client)}"] > span`)
      for (const animation of label?.getAnimations() ?? []) {
        animation.cancel()
        animation.play()
      }
    }
  }
  awareness.on('change', moved)
  return () => {
    awareness.off('change', moved)
  }
}
