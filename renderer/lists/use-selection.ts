/** Which rows of a list are chosen, and which one the keyboard stands on. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

export interface Selection {
  chosen: ShallowRef<ReadonlySet<string>>
  /** Place of the row that the keyboard stands on; -1 before it stood on any. */
  active: Readonly<Ref<number>>
  /** Lets the keyboard stand on a row; the next range begins there. */
  stand(index: number): void
  toggle(index: number): void
  /** Chooses, besides what is chosen, everything from where the keyboard stood last to this row. */
  extendTo(index: number): Promise<void>
  all(): Promise<void>
  /** Leaves out what is not in the list any more. */
  forget(ids: readonly string[]): void
  clear(): void
}

/** @param idsInOrder asks for the ids of all rows of the list, in its order */
export function useSelection(
  idAt: (index: number) => string | undefined,
  idsInOrder: () => Promise<string[]>,
): Selection {
  const chosen = shallowRef<ReadonlySet<string>>(new Set())
  const active = ref(-1)
  /** Where a range begins, and what was chosen besides it. */
  let anchor = 0
  let besides: ReadonlySet<string> = chosen.value
  /** What was done so far: whoever did something else meanwhile does not want a late answer. */
  let acts = 0

  function begin(index: number) {
    acts += 1
    active.value = index
    anchor = Math.max(0, index)
    besides = chosen.value
  }

  function choose(ids: ReadonlySet<string>) {
    acts += 1
    chosen.value = ids
    besides = ids
  }

  /** @returns `null` when something else was done before the answer came */
  async function wanted(): Promise<string[] | null> {
    acts += 1
    const act = acts
    const ids = await idsInOrder()
    return act === acts ? ids : null
  }

  return {
    chosen,
    active,
    stand: begin,
    toggle(index) {
      const id = idAt(index)
      if (id === undefined) return
      const next = new Set(chosen.value)
      if (!next.delete(id)) next.add(id)
      chosen.value = next
      begin(index)
    },
    async extendTo(index) {
      active.value = index
      const ids = await wanted()
      if (!ids) return
      const range = ids.slice(Math.min(anchor, index), Math.max(anchor, index) + 1)
      chosen.value = new Set([...besides, ...range])
    },
    async all() {
      const ids = await wanted()
      if (ids) choose(new Set(ids))
    },
    forget(ids) {
      choose(new Set([...chosen.value].filter((id) => !ids.includes(id))))
    },
    clear() {
      choose(new Set())
    },
  }
}
