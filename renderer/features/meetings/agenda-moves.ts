/** Where an item of an agenda can go by one step: up, down, under the one above, one level out. */
import type { AgendaEntry } from '../../../shared/rpc/meeting-calls.ts'

export const AGENDA_STEPS = ['up', 'down', 'in', 'out'] as const
export type AgendaStep = (typeof AGENDA_STEPS)[number]

export interface AgendaPlace {
  parent: string
  /** The sibling that follows; '' for the end. */
  before: string
}

/** The deepest level that paper still shows well: 1.2.3. */
export const MAX_DEPTH = 2

/** The place after the step; `null` where there is none in that direction. */
export function placeAfter(
  agenda: readonly AgendaEntry[],
  id: string,
  step: AgendaStep,
): AgendaPlace | null {
  const entry = agenda.find((one) => one.id === id)
  if (!entry) return null
  const siblings = agenda.filter((one) => one.parent === entry.parent)
  const at = siblings.indexOf(entry)
  if (step === 'up') {
    const above = siblings[at - 1]
    return above ? { parent: entry.parent, before: above.id } : null
  }
  if (step === 'down') {
    return siblings[at + 1] ? { parent: entry.parent, before: siblings[at + 2]?.id ?? '' } : null
  }
  if (step === 'in') {
    const above = siblings[at - 1]
    const fits = above && entry.depth + heightOf(agenda, id) < MAX_DEPTH
    return fits ? { parent: above.id, before: '' } : null
  }
  const parent = agenda.find((one) => one.id === entry.parent)
  if (!parent) return null
  const uncles = agenda.filter((one) => one.parent === parent.parent)
  return { parent: parent.parent, before: uncles[uncles.indexOf(parent) + 1]?.id ?? '' }
}

/** Levels below an item. */
function heightOf(agenda: readonly AgendaEntry[], id: string): number {
  const heights = agenda
    .filter((one) => one.parent === id)
    .map((child) => 1 + heightOf(agenda, child.id))
  return Math.max(0, ...heights)
}

/** How many items stand below one, at any depth: those that follow it and stand deeper. */
export function countBelow(
  agenda: readonly Pick<AgendaEntry, 'id' | 'depth'>[],
  id: string,
): number {
  const at = agenda.findIndex((entry) => entry.id === id)
  const depth = agenda[at]?.depth ?? Infinity
  const following = agenda.slice(at + 1)
  const end = following.findIndex((entry) => entry.depth <= depth)
  return end < 0 ? following.length : end
}
