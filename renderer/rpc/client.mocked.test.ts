import { setTimeout } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import type { Channel, CoreFrame, WindowFrame } from '../../shared/rpc/frames.ts'
import { createClient } from './client.ts'
import { ConnectionRefused, CoreGone } from './connect.ts'

const { channel, sent, shell } = vi.hoisted(() => {
  /** What becomes of a window that asks for a channel. */
  const shell: { failure: (new () => Error) | null } = { failure: null }
  const sent: WindowFrame[] = []
  const channel: Channel<CoreFrame, WindowFrame> = {
    send: (frame) => {
      sent.push(frame)
    },
    close: () => undefined,
    onFrame: () => undefined,
    onClose: () => undefined,
  }
  return { channel, sent, shell }
})
vi.mock('./connect.ts', () => ({
  ConnectionRefused: class extends Error {},
  CoreGone: class extends Error {},
  openChannel: () =>
    shell.failure ? Promise.reject(new shell.failure()) : Promise.resolve(channel),
}))

test('a folder closes after what was typed last has been said, however long its promises took', async () => {
  const client = createClient()
  client.listen(async ({ type }) => {
    if (type !== 'closing') return
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    await client.call('session.active', {})
  })
  await vi.waitFor(() => {
    expect(client.state.value).toBe('connected')
  })
  channel.onFrame({ type: 'event', event: { type: 'closing' } })
  await vi.waitFor(() => {
    expect(sent.map(({ type }) => type)).toEqual(['call', 'flushed'])
  })
})

test('nobody answers for a few seconds: the app is gone, until somebody answers again', async () => {
  vi.useFakeTimers()
  try {
    const client = createClient()
    await vi.advanceTimersByTimeAsync(0)
    shell.failure = Error
    channel.onClose()
    await vi.advanceTimersByTimeAsync(4_000)
    expect(client.state.value).toBe('connecting')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(client.state.value).toBe('gone')

    const call = client.call('session.active', {})
    shell.failure = null
    await vi.advanceTimersByTimeAsync(1_000)
    expect(client.state.value).toBe('connected')
    const frame = sent.at(-1)
    channel.onFrame({
      type: 'result',
      id: frame?.type === 'call' ? frame.id : 0,
      result: { ok: true, value: null },
    })
    expect(await call).toEqual({ ok: true, value: null })
  } finally {
    shell.failure = null
    vi.useRealTimers()
  }
})

test('the shell says that it has given the core up: the window says so at once', async () => {
  shell.failure = CoreGone
  const client = createClient()
  await vi.waitFor(() => {
    expect(client.state.value).toBe('gone')
  })
  shell.failure = null
  await vi.waitFor(() => {
    expect(client.state.value).toBe('connected')
  })
})

test('a window that is refused after an interruption says so, and leaves no promise behind', async () => {
  const left: unknown[] = []
  const note = (reason: unknown) => left.push(reason)
  process.on('unhandledRejection', note)
  try {
    const client = createClient()
    await vi.waitFor(() => {
      expect(client.state.value).toBe('connected')
    })
    shell.failure = ConnectionRefused
    channel.onClose()
    client.openText('f'.repeat(32), {
      opened: () => undefined,
      data: () => undefined,
      closed: () => undefined,
    })
    await vi.waitFor(() => {
      expect(client.state.value).toBe('refused')
    })
    await setTimeout(0)
    expect(left).toEqual([])
    await expect(client.call('session.active', {})).rejects.toThrow(ConnectionRefused)
  } finally {
    shell.failure = null
    process.off('unhandledRejection', note)
  }
})
