import { expect, test } from 'vitest'
import { useOnce } from './use-once.ts'

test('a double click creates one thing, a later click another', async () => {
  let time = 0
  const created: string[] = []
  const pending: (() => void)[] = []
  const { busy, act } = useOnce(
    async (name: string) => {
      created.push(name)
      await new Promise<void>((resolve) => pending.push(resolve))
    },
    () => time,
  )
  const first = act('eine')
  time = 200
  await act('zweite')
  expect([created, busy.value]).toEqual([['eine'], true])
  pending[0]?.()
  await first
  time = 400
  await act('dritte')
  expect([created, busy.value]).toEqual([['eine'], false])
  time = 900
  void act('vierte')
  expect(created).toEqual(['eine', 'vierte'])
})

test('what failed can be tried again', async () => {
  let time = 0
  const { busy, act } = useOnce(
    () => Promise.reject(new Error('no disk')),
    () => time,
  )
  await expect(act()).rejects.toThrow('no disk')
  expect(busy.value).toBe(false)
  time = 501
  await expect(act()).rejects.toThrow('no disk')
})
