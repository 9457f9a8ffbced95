import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gather } from './gather.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('while somebody types, the page asks again twice a second, and once more at the end', () => {
  const asked: number[] = []
  const start = Date.now()
  const { run } = gather(() => asked.push(Date.now() - start), 500)
  for (let key = 0; key < 20; key++) {
    run()
    vi.advanceTimersByTime(60)
  }
  vi.advanceTimersByTime(5000)
  expect(asked).toEqual([0, 500, 1000, 1500])
})

test('after a rest it asks at once again, and when the page is left not at all', () => {
  let asked = 0
  const { run, stop } = gather(() => (asked += 1), 500)
  run()
  vi.advanceTimersByTime(501)
  run()
  expect(asked).toBe(2)
  run()
  stop()
  vi.advanceTimersByTime(5000)
  expect(asked).toBe(2)
})
