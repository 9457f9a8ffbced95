import { expect, test } from 'vitest'
import { PART_BYTES } from '../../../shared/rpc/backup-calls.ts'
import type { Client } from '../../rpc/client.ts'
import { uploadFile } from './upload-file.ts'

const file = new File([new Uint8Array(PART_BYTES + 1)], 'Musterstadt.vorstand')

function setup(appended: unknown) {
  const calls: string[] = []
  const call = (name: string) => {
    calls.push(name)
    return Promise.resolve(name === 'backups.upload' ? { ok: true, value: 'abc' } : appended)
  }
  return { client: { call } as unknown as Client, calls }
}

test('a file goes part by part', async () => {
  const { client, calls } = setup({ ok: true, value: null })
  expect(await uploadFile(client, file)).toEqual({ ok: true, value: 'abc' })
  expect(calls).toEqual(['backups.upload', 'backups.append', 'backups.append'])
})

test('a disk that is full says so, and nothing more is sent', async () => {
  const full = { ok: false, error: { code: 'vault/full' } }
  const { client, calls } = setup(full)
  expect(await uploadFile(client, file)).toEqual(full)
  expect(calls).toEqual(['backups.upload', 'backups.append'])
})
