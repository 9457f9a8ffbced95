/** One page of what lies in the trash; which one stands in the address, so that Back works. */
import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { TrashPage } from '../../../shared/rpc/record-calls.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import { useClient, useFresh } from '../../rpc/use-client.ts'

export const PAGE = 50

export interface LoadedTrash extends TrashPage {
  /** The place of its first row among all. */
  offset: number
}

export function useTrashPage() {
  const client = useClient()
  const route = useRoute()
  const router = useRouter()
  const errorText = useErrorText()
  const loaded = shallowRef<LoadedTrash | null>(null)
  const problem = ref('')
  const kind = computed(() => String(route.query['kind'] ?? ''))
  const page = computed(() => Math.max(1, Math.floor(Number(route.query['page'])) || 1))
  let isAsking = false
  let isStale = false

  function show(next: { kind: string; page: number }) {
    const query = {
      ...(next.kind && { kind: next.kind }),
      ...(next.page > 1 && { page: String(next.page) }),
    }
    return router.replace({ query })
  }

  async function askOnce() {
    const [askedKind, askedPage] = [kind.value, page.value]
    const offset = (askedPage - 1) * PAGE
    const result = await client.call('records.trashed', {
      offset,
      limit: PAGE,
      ...(askedKind && { kind: askedKind }),
    })
    problem.value = result.ok ? '' : errorText(result.error)
    if (!result.ok) return
    const { total, rows } = result.value
    // The last one of a page, or of a kind, was taken out.
    if (rows.length === 0 && (askedPage > 1 || askedKind)) {
      const last = Math.max(1, Math.ceil(total / PAGE))
      await show({ kind: total > 0 ? askedKind : '', page: last })
      return
    }
    loaded.value = { ...result.value, offset }
  }

  /** Thousands that go into the trash tell of themselves in hundreds of steps. */
  async function ask() {
    isStale = true
    if (isAsking) return
    isAsking = true
    while (isStale) {
      isStale = false
      await askOnce()
    }
    isAsking = false
  }

  watch([kind, page], ask, { immediate: true })
  useFresh(ask, () => true)
  return { loaded, problem, kind, page, show }
}
