import { PART_BYTES } from '../../../shared/rpc/backup-calls.ts'
import type { CallCode, Outcome } from '../../../shared/rpc/contract.ts'
import type { Client, ConnectionCode } from '../../rpc/client.ts'

type UploadCode = CallCode<'backups.upload'> | CallCode<'backups.append'> | ConnectionCode

/** A file that somebody has chosen. */
export interface Upload {
  /** Hands it to the core, once however often it is asked for; answers its id there. */
  send(): Promise<Outcome<string, UploadCode>>
  /** Something went wrong with what is there: the next try hands it over anew. */
  again(): void
  /** Another one is wanted, or none: what is there of it goes. */
  drop(): void
}

export function createUpload(client: Pick<Client, 'call'>, file: File): Upload {
  let sent: string | null = null
  let isDropped = false

  function forget(id: string) {
    // What cannot be removed now goes with the next start of the app.
    client.call('backups.endUpload', { id }).catch(() => undefined)
  }

  async function send(): Promise<Outcome<string, UploadCode>> {
    if (sent) return { ok: true, value: sent }
    const begun = await client.call('backups.upload', {})
    if (!begun.ok) return begun
    for (let offset = 0; offset < file.size && !isDropped; offset += PART_BYTES) {
      const bytes = new Uint8Array(await file.slice(offset, offset + PART_BYTES).arrayBuffer())
      const taken = await client.call('backups.append', { id: begun.value, bytes })
      if (!taken.ok) {
        forget(begun.value)
        return taken
      }
    }
    if (isDropped) forget(begun.value)
    else sent = begun.value
    return begun
  }

  return {
    send,
    again() {
      sent = null
    },
    drop() {
      isDropped = true
      if (sent) forget(sent)
    },
  }
}
