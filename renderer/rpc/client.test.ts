import { expect, test, vi } from 'vitest'
import type { Channel, CoreFrame, WindowFrame } from '../../shared/rpc/frames.ts'
import { createClient } from './client.ts'

const { channel, sent } = vi.hoisted(() => {
  const sent: WindowFrame[] = []
  const channel: Channel<CoreFrame, WindowFrame> = {
    send: (frame) => {
      sent.push(frame)
    },
    close: () => undefined,
    onFrame: () => undefined,
    onClose: () => undefined,
  }
  return { channel, sent }
})
vi.mock('./connect.ts', () => ({
  ConnectionRefused: class extends Error {},
  openChannel: () => Promise.resolve(channel),
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
