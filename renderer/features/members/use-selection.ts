/** Which rows of a list are chosen, and which one the keyboard stands on. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

export interface Selection {
  chosen: ShallowRef<ReadonlySet<string>>
  /** Place of the row that the keyboard stands on; -1 before it stood on any. */
  active: Readonly<Ref<number>>
  /** Lets the keyboard stand on a row. */
  stand(index: number): void
  toggle(index: number): void
  /** Chooses everything between the last row that was chosen alone and this one. */
  extendTo(index: number): Promise<void>
  all(): Promise<void>
  clear(): void
}

/** @param idsInOrder asks for the ids of all rows of the list, in its order */
export function useSelection(
  idAt: (index: number) => string | undefined,
  idsInOrder: () => Promise<string[]>,
): Selection {
  const chosen = shallowRef<ReadonlySet<string>>(new Set())
  const active = ref(-1)
  let anchor = 0

  return {
    chosen,
    active,
    stand(index) {
      active.value = index
    },
    toggle(index) {
      const id = idAt(index)
      if (id === undefined) return
      const next = new Set(chosen.value)
      if (!next.delete(id)) next.add(id)
      chosen.value = next
      anchor = index
      active.value = index
    },
    async extendTo(index) {
      if (chosen.value.size === 0) anchor = Math.max(0, active.value)
      active.value = index
      const ids = await idsInOrder()
      chosen.value = new Set(ids.slice(Math.min(anchor, index), Math.max(anchor, index) + 1))
    },
    async all() {
      chosen.value = new Set(await idsInOrder())
    },
    clear() {
      chosen.value = new Set()
    },
  }
}
