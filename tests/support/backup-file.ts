import type { OpenCore } from './open-core.ts'

/** A backup as a window saves it. */
export async function fileOf(core: OpenCore, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for (let offset = 0; ;) {
    const part = await core.call('backups.read', { name, offset })
    if (part.length === 0) return Buffer.concat(parts)
    parts.push(part)
    offset += part.length
  }
}

/** Hands a backup's file in; answers what to call it by. */
export async function upload(core: OpenCore, bytes: Uint8Array): Promise<string> {
  const id = await core.call('backups.upload', {})
  await core.call('backups.append', { id, bytes: new Uint8Array(bytes) })
  return id
}
