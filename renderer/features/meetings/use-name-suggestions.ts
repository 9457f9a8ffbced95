/** Who may be meant while a name is typed: who takes part, then members. */
import { ref, type Ref } from 'vue'
import type { Meeting } from '../../../shared/meetings/meeting.ts'
import { foldExpanded, foldPlain } from '../../../shared/search/fold.ts'
import { useClient } from '../../rpc/use-client.ts'

type Participant = Pick<Meeting['participants'][number], 'name'>

const OFFERED = 8

export function useNameSuggestions(participants: () => readonly Participant[]): {
  names: Readonly<Ref<readonly string[]>>
  /** @param typed '' for who takes part */
  ask(typed: string): Promise<void>
  clear(): void
} {
  const client = useClient()
  const names = ref<readonly string[]>([])
  /** An answer to less than is typed now must not be offered. */
  let asked: string | null = null

  async function ask(typed: string) {
    const text = typed.trim()
    asked = text
    const present = participants()
      .map(({ name }) => name)
      .filter((name) => isMeant(name, text))
    const found = text === '' ? null : await client.call('members.byName', { text, limit: OFFERED })
    if (asked !== text) return
    const members = found?.ok ? found.value.map(({ name }) => name) : []
    const all = [...new Set([...present, ...members])].filter(Boolean).slice(0, OFFERED)
    // What stands there already needs no suggestion.
    names.value = all.length === 1 && all[0] === text ? [] : all
  }

  return {
    names,
    ask,
    clear() {
      asked = null
      names.value = []
    },
  }
}

/** Each word that is typed begins one of the name, with umlauts written either way. */
function isMeant(name: string, text: string): boolean {
  const words = (folded: string) => folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return [foldPlain, foldExpanded].some((fold) => {
    const parts = words(fold(name))
    return words(fold(text)).every((word) => parts.some((part) => part.startsWith(word)))
  })
}
