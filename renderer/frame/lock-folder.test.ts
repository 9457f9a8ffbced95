import { expect, test } from 'vitest'
import type { Client } from '../rpc/client.ts'
import { lockFolder } from './lock-folder.ts'

const answering = (answer: unknown) =>
  ({ call: () => Promise.resolve(answer) }) as unknown as Pick<Client, 'call'>
const failing = (code: string) => answering({ ok: false, error: { code } })
const open = () => Promise.resolve(true)
const locked = () => Promise.resolve(false)

test('a lock that worked needs no words', async () => {
  expect(await lockFolder(answering({ ok: true, value: null }), open)).toBe('')
})

test('whoever locks a folder that stays open is told so, also where nobody answers any more', async () => {
  const silent = () => Promise.reject(new Error('refused'))
  expect(await lockFolder(failing('rpc/interrupted'), open)).toBe('notLocked')
  expect(await lockFolder(failing('rpc/internal'), open)).toBe('notLocked')
  expect(await lockFolder(failing('rpc/interrupted'), silent)).toBe('notLocked')
})

test('a disk that is full leaves the folder locked, but the keychain may open it', async () => {
  expect(await lockFolder(failing('vault/full'), locked)).toBe('keychainOpen')
  expect(await lockFolder(failing('rpc/interrupted'), locked)).toBe('')
})
