/** Search, filter and order of the member list stand in the address, so that Back works. */
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { z } from 'zod'
import {
  FILTER_KEYS,
  memberFilter,
  type MemberFilter,
} from '../../../shared/members/member-filter.ts'
import { MEMBER_SORTS } from '../../../shared/rpc/member-calls.ts'
import { usePrivateTexts } from '../../frame/private-texts.ts'

/** An address can be typed by hand: what is unknown in it is left out. */
const addressed = z.object({
  search: z.string().max(200).catch(''),
  kind: memberFilter.shape.kind.catch(undefined),
  membership: memberFilter.shape.membership.catch(undefined),
  age: memberFilter.shape.age.catch(undefined),
  lacks: memberFilter.shape.lacks.catch(undefined),
  has: memberFilter.shape.has.catch(undefined),
  tag: memberFilter.shape.tag.catch(undefined),
  sort: z.enum(MEMBER_SORTS).catch('name'),
  descending: z.string().transform(Boolean).catch(false),
})
export type MemberOrder = Pick<z.infer<typeof addressed>, 'sort' | 'descending'>

export interface MemberListAddress {
  filter: ComputedRef<MemberFilter>
  order: ComputedRef<MemberOrder>
  setFilter(changes: Partial<Record<keyof MemberFilter, string | undefined>>): void
  clear(): void
  /** Sorts by a column; a second time the other way round. */
  sortBy(sort: MemberOrder['sort']): void
}

export function useMemberFilter(): MemberListAddress {
  const route = useRoute()
  const router = useRouter()
  const texts = usePrivateTexts()
  const parsed = computed(() => {
    const { search, tag, ...rest } = route.query
    const own = { search: texts.textOf(search), tag: texts.textOf(tag) || undefined }
    return addressed.parse({ ...rest, ...own })
  })
  const filter = computed(() => {
    const { sort: _sort, descending: _descending, ...rest } = parsed.value
    const set = Object.entries(rest).filter(([, value]) => value !== undefined)
    return Object.fromEntries(set) as unknown as MemberFilter
  })
  const order = computed(() => {
    const { sort, descending } = parsed.value
    return { sort, descending }
  })

  function set(changes: Record<string, string | undefined>) {
    const all = { ...route.query, ...changes }
    for (const key of ['search', 'tag']) {
      if (key in changes) all[key] = texts.numberOf(changes[key] ?? '')
    }
    const query = Object.fromEntries(Object.entries(all).filter(([, value]) => value))
    void router.replace({ query })
  }

  return {
    filter,
    order,
    setFilter: set,
    clear() {
      set(Object.fromEntries(['search', ...FILTER_KEYS].map((key) => [key, undefined])))
    },
    sortBy(sort) {
      const isSame = order.value.sort === sort
      set({ sort, descending: isSame && !order.value.descending ? '1' : undefined })
    },
  }
}
