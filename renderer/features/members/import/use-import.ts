/** One list on its way into the chapter: read, mapped, looked over, written. */
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { ColumnMapping } from '../../../../shared/members/import/candidate.ts'
import type { CallArgs } from '../../../../shared/rpc/contract.ts'
import type { CallError, Progress } from '../../../../shared/rpc/frames.ts'
import type { ImportList, ImportResult, PlanCounts } from '../../../../shared/rpc/import-calls.ts'
import { useErrorText } from '../../../i18n/use-error-text.ts'
import { useClient } from '../../../rpc/use-client.ts'

/** Longest file that travels to the core, in bytes. */
const MAX_BYTES = 50 * 1024 * 1024

type ReadOptions = CallArgs<'imports.open'>['options']

export interface Import {
  file: Ref<string>
  list: ShallowRef<ImportList | null>
  mapping: ShallowRef<ColumnMapping[]>
  /** `null` while the list is being looked over. */
  counts: ShallowRef<PlanCounts | null>
  progress: ShallowRef<Progress | null>
  result: ShallowRef<ImportResult | null>
  busy: Ref<boolean>
  problem: Ref<string>
  choose(file: File): Promise<void>
  readAgain(options: ReadOptions): Promise<void>
  map(mapping: ColumnMapping[]): Promise<void>
  run(): Promise<void>
  cancel(): void
  startOver(): void
}

export function useImport(): Import {
  const client = useClient()
  const errorText = useErrorText()
  const file = ref('')
  const list = shallowRef<ImportList | null>(null)
  const mapping = shallowRef<ColumnMapping[]>([])
  const counts = shallowRef<PlanCounts | null>(null)
  const progress = shallowRef<Progress | null>(null)
  const result = shallowRef<ImportResult | null>(null)
  const busy = ref(false)
  const problem = ref('')
  let running: AbortController | null = null
  /** Somebody went elsewhere: nobody looks at what is read after that. */
  let isLeft = false

  /** A list that is gone has to be chosen again. */
  function failed(error: CallError) {
    problem.value = errorText(error)
    if (error.code === 'import/gone' || error.code === 'session/locked') list.value = null
  }

  async function take(read: ImportList) {
    if (isLeft) {
      void client.call('imports.close', { id: read.id })
      return
    }
    list.value = read
    await map(read.mapping)
  }

  async function map(next: ColumnMapping[]) {
    if (!list.value) return
    mapping.value = next
    counts.value = null
    const args = { id: list.value.id, mapping: next.map((column) => ({ ...column })) }
    const planned = await client.call('imports.plan', args)
    // Mapped otherwise in the meantime: that answer is on its way.
    if (mapping.value !== next) return
    if (planned.ok) counts.value = planned.value
    else failed(planned.error)
  }

  function close() {
    running?.abort()
    if (list.value) void client.call('imports.close', { id: list.value.id })
    list.value = null
  }
  onScopeDispose(() => {
    isLeft = true
    close()
  })

  return {
    file,
    list,
    mapping,
    counts,
    progress,
    result,
    busy,
    problem,
    async choose(chosen) {
      problem.value = ''
      if (chosen.size > MAX_BYTES) {
        problem.value = errorText({ code: 'import/too-big' })
        return
      }
      busy.value = true
      const bytes = new Uint8Array(await chosen.arrayBuffer())
      const read = await client.call('imports.open', { bytes, options: {} })
      busy.value = false
      file.value = chosen.name
      if (read.ok) await take(read.value)
      else failed(read.error)
    },
    async readAgain(options) {
      if (!list.value) return
      problem.value = ''
      busy.value = true
      const read = await client.call('imports.reopen', { id: list.value.id, options })
      busy.value = false
      if (read.ok) await take(read.value)
      else failed(read.error)
    },
    map,
    async run() {
      if (!list.value || running) return
      problem.value = ''
      running = new AbortController()
      progress.value = { done: 0, total: 0 }
      const answer = await client.call(
        'imports.run',
        { id: list.value.id },
        {
          signal: running.signal,
          progress: (told) => {
            progress.value = told
          },
        },
      )
      running = null
      progress.value = null
      if (answer.ok) {
        result.value = answer.value
        list.value = null
      } else {
        failed(answer.error)
        // The sentence stays above the new preview.
        if (answer.error.code === 'import/stale') await map(mapping.value)
      }
    },
    cancel() {
      running?.abort()
    },
    startOver() {
      close()
      result.value = null
      problem.value = ''
    },
  }
}
