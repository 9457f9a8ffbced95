import type { Operation } from '../../shared/records/operations.ts'
import { useErrorText } from '../i18n/use-error-text.ts'
import { useClient } from '../rpc/use-client.ts'
import type { Sitting } from './sitting.ts'

type Update = 'members.update' | 'meetings.update' | 'agenda.update'

export type SaveFields = (id: string, operations: Operation[], sitting?: Sitting) => Promise<string>

/** Saves fields of a record; answers a sentence when that failed, else ''. */
export function useSaveFields(update: Update): SaveFields {
  const client = useClient()
  const errorText = useErrorText()
  return async (id, operations, sitting) => {
    const continues = sitting?.changeSet ?? undefined
    const result = await client.call(update, { id, operations, continues })
    if (!result.ok) return errorText(result.error)
    if (sitting) sitting.changeSet = result.value ?? sitting.changeSet
    return ''
  }
}
