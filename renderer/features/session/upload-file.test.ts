import { expect, test } from 'vitest'
import { PART_BYTES } from '../../../shared/rpc/backup-calls.ts'
import type { Client } from '../../rpc/client.ts'
import { createUpload } from './upload-file.ts'

const file = new File([new Uint8Array(PART_BYTES + 1)], 'Musterstadt.vorstand')
const taken = { ok: true, value: null }

function setup(appended: unknown, whileTaken: () => void = () => undefined) {
  const calls: string[] = []
  const call = (name: string) => {
    calls.push(name)
    if (name === 'backups.append') whileTaken()
    return Promise.resolve(name === 'backups.upload' ? { ok: true, value: 'abc' } : appended)
  }
  return { client: { call } as unknown as Client, calls }
}

test('a file goes part by part, and once', async () => {
  const { client, calls } = setup(taken)
  const upload = createUpload(client, file)
  expect(await upload.send()).toEqual({ ok: true, value: 'abc' })
  expect(await upload.send()).toEqual({ ok: true, value: 'abc' })
  expect(calls).toEqual(['backups.upload', 'backups.append', 'backups.append'])
})

test('a disk that is full says so, nothing more is sent, and what was goes again', async () => {
  const full = { ok: false, error: { code: 'vault/full' } }
  const { client, calls } = setup(full)
  expect(await createUpload(client, file).send()).toEqual(full)
  expect(calls).toEqual(['backups.upload', 'backups.append', 'backups.endUpload'])
})

test('when another file is chosen, the rest of the first does not travel, and what did goes', async () => {
  const { client, calls } = setup(taken, () => {
    upload.drop()
  })
  const upload = createUpload(client, file)
  await upload.send()
  expect(calls).toEqual(['backups.upload', 'backups.append', 'backups.endUpload'])
})

test('a file that is there already goes as well when another one is chosen', async () => {
  const { client, calls } = setup(taken)
  const upload = createUpload(client, file)
  await upload.send()
  upload.drop()
  expect(calls.at(-1)).toBe('backups.endUpload')
})
