import { PART_BYTES } from '../../../shared/rpc/backup-calls.ts'
import type { CallCode, Outcome } from '../../../shared/rpc/contract.ts'
import type { Client, ConnectionCode } from '../../rpc/client.ts'

type UploadCode = CallCode<'backups.upload'> | CallCode<'backups.append'> | ConnectionCode

/** Hands a file to the core part by part; answers its id there. */
export async function uploadFile(client: Client, file: File): Promise<Outcome<string, UploadCode>> {
  const begun = await client.call('backups.upload', {})
  if (!begun.ok) return begun
  for (let offset = 0; offset < file.size; offset += PART_BYTES) {
    const bytes = new Uint8Array(await file.slice(offset, offset + PART_BYTES).arrayBuffer())
    const taken = await client.call('backups.append', { id: begun.value, bytes })
    if (!taken.ok) return taken
  }
  return begun
}
