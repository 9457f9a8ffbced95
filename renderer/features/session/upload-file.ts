import { PART_BYTES } from '../../../shared/rpc/backup-calls.ts'
import type { Client } from '../../rpc/client.ts'

/** Hands a file to the core part by part; answers its id there, `null` when that failed. */
export async function uploadFile(client: Client, file: File): Promise<string | null> {
  const begun = await client.call('backups.upload', {})
  if (!begun.ok) return null
  for (let offset = 0; offset < file.size; offset += PART_BYTES) {
    const bytes = new Uint8Array(await file.slice(offset, offset + PART_BYTES).arrayBuffer())
    const taken = await client.call('backups.append', { id: begun.value, bytes })
    if (!taken.ok) return null
  }
  return begun.value
}
