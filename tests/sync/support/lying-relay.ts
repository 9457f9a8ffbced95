/** A relay that hands on what a real one says, and now and then something of its own. */
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { decode, encode } from '../../../shared/protocol/codec/codec.ts'
import { relayMessage, type RelayMessage } from '../../../shared/protocol/relay/relay-messages.ts'
import { startRelay } from '../../../sync-server/relay.ts'
import { createMemoryStorage } from '../../../sync-server/storage/memory-storage.ts'

export interface LyingRelay {
  url: string
  /** Says something unasked to everybody who is connected. */
  say(message: RelayMessage): void
  /** From now on what goes to devices goes through this. */
  twist(change: (message: RelayMessage) => RelayMessage): void
  /** Ends every connection. */
  cut(): void
  close(): Promise<void>
}

export async function openLyingRelay(): Promise<LyingRelay> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.on('listening', resolve))
  const url = `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const honest = await startRelay({
    storage: createMemoryStorage(),
    port: 0,
    publicUrl: url,
    limits: { openQuota: 2 ** 30 },
    report: (error) => {
      throw error
    },
  })
  let change = (message: RelayMessage) => message
  const said = (message: RelayMessage) => encode(relayMessage, message)
  server.on('connection', (near) => {
    const far = new WebSocket(`ws://127.0.0.1:${String(honest.port)}`)
    const early: Buffer[] = []
    near.on('message', (data: Buffer) => {
      if (far.readyState === far.OPEN) far.send(data)
      else early.push(data)
    })
    far.on('open', () => {
      for (const data of early) far.send(data)
    })
    far.on('message', (data: Buffer) => {
      const read = decode(relayMessage, new Uint8Array(data))
      near.send(read.ok ? said(change(read.value)) : data)
    })
    far.on('close', () => {
      near.close()
    })
    near.on('close', () => {
      far.close()
    })
  })
  const cut = () => {
    for (const client of server.clients) client.terminate()
  }
  return {
    url,
    say(message) {
      for (const client of server.clients) client.send(said(message))
    },
    twist(next) {
      change = next
    },
    cut,
    async close() {
      cut()
      await honest.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
