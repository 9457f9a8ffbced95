/** The rows of a long list, asked for in pages as they come into view. */
import { shallowRef, watch, type ShallowRef } from 'vue'
import type { MemberFilter } from '../../../shared/members/member-filter.ts'
import type { MemberRow } from '../../../shared/rpc/member-calls.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import { useClient, useFresh } from '../../rpc/use-client.ts'
import type { MemberOrder } from './use-member-filter.ts'

const PAGE = 100

/** `rows` holds those that were asked for, by their place in the list. */
export interface LoadedMembers {
  matching: number
  total: number
  rows: ReadonlyMap<number, MemberRow>
}

export interface MemberPages {
  /** `null` until the first answer. */
  loaded: ShallowRef<LoadedMembers | null>
  problem: ShallowRef<string>
  /** Asks for the rows between two places (both included) where they are missing. */
  show(first: number, last: number): void
}

export function useMemberPages(request: () => MemberFilter & MemberOrder): MemberPages {
  const client = useClient()
  const errorText = useErrorText()
  const loaded = shallowRef<LoadedMembers | null>(null)
  const problem = shallowRef('')
  let visible = { first: 0, last: 0 }
  /** Pages that were asked for since the list last changed. */
  let asked = new Set<number>()

  async function ask(page: number) {
    const pages = asked
    pages.add(page)
    const args = { ...request(), offset: page * PAGE, limit: PAGE }
    const result = await client.call('members.list', args)
    // The list has changed since: a newer answer is on its way.
    if (pages !== asked) return
    problem.value = result.ok ? '' : errorText(result.error)
    if (!result.ok) return
    const { matching, total, rows } = result.value
    const known = isFirstAnswer(pages) ? [] : (loaded.value?.rows ?? [])
    const placed = rows.map((row, index) => [page * PAGE + index, row] as const)
    loaded.value = { matching, total, rows: new Map([...known, ...placed]) }
    answered = pages
  }
  let answered: Set<number> | null = null
  const isFirstAnswer = (pages: Set<number>) => answered !== pages

  function show(first: number, last: number) {
    visible = { first, last }
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
      if (!asked.has(page)) void ask(page)
    }
  }

  /** What is shown stays until the new rows are there. */
  function renew() {
    asked = new Set()
    show(visible.first, visible.last)
  }

  watch(request, () => {
    visible = { first: 0, last: 0 }
    renew()
  })
  useFresh(renew, ({ kinds }) => kinds.includes('member'))
  renew()
  return { loaded, problem, show }
}
