/** The keychain as the core's process sees it: it asks the main process. */
import type { Keychain } from '../core/host.ts'
import type { KeychainReply, KeychainRequest } from './keychain.ts'

type Asked = { action: 'encrypt'; plain: string } | { action: 'decrypt'; sealed: Uint8Array }

export function remoteKeychain(send: (request: KeychainRequest) => void): {
  keychain: Keychain
  take(reply: KeychainReply): void
} {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let requests = 0
  function ask(request: Asked): Promise<unknown> {
    requests += 1
    const id = requests
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      send({ ...request, id })
    })
  }
  return {
    keychain: {
      encrypt: async (plain) => (await ask({ action: 'encrypt', plain })) as Uint8Array,
      decrypt: async (sealed) => String(await ask({ action: 'decrypt', sealed })),
    },
    take(reply) {
      const request = waiting.get(reply.id)
      waiting.delete(reply.id)
      if ('value' in reply) request?.resolve(reply.value)
      else request?.reject(new Error('the keychain did not open'))
    },
  }
}
