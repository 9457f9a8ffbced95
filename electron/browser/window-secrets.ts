/**
 * Who may be a window of the browser shell. A launch secret stands in the address that is opened
 * and works once; it is exchanged for a secret of that window, which the page keeps for reloads
 * and reconnections. Cookies are no use here: they ignore ports, so that any other local server
 * would be sent them.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface WindowSecrets {
  /** A new launch secret, for one window. */
  launch(): string
  /** Checks what a window says first; answers its window secret, or `null` when it is refused. */
  admit(hello: Hello): string | null
  /** Hashes of the window secrets, so that windows survive a crash of this process. */
  save(): string[]
}

export type Hello = { launch: string } | { window: string }

export function createWindowSecrets(saved: readonly string[], changed: () => void): WindowSecrets {
  const launches = new Set<string>()
  const windows = new Set(saved)
  return {
    launch() {
      const secret = newSecret()
      launches.add(hashed(secret))
      return secret
    },
    admit(hello) {
      if ('window' in hello) return holds(windows, hello.window) ? hello.window : null
      const launch = find(launches, hello.launch)
      if (launch === undefined) return null
      launches.delete(launch)
      const secret = newSecret()
      windows.add(hashed(secret))
      changed()
      return secret
    },
    save: () => [...windows],
  }
}

const newSecret = () => randomBytes(32).toString('base64url')
const hashed = (secret: string) => createHash('sha256').update(secret).digest('hex')
const holds = (hashes: ReadonlySet<string>, secret: string) => find(hashes, secret) !== undefined

/** Compares in constant time, so that nobody can guess a secret byte by byte. */
function find(hashes: ReadonlySet<string>, secret: string): string | undefined {
  const wanted = Buffer.from(hashed(secret))
  return [...hashes].find((hash) => timingSafeEqual(Buffer.from(hash), wanted))
}
