/** One running app per data folder: a second start opens a window of the first. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const instance = z.object({ port: z.int().min(1).max(65535), token: z.string() })

/** How a launch secret looks. Another program may have come to that port and answer anything. */
const LAUNCH = /^[\w-]{43}$/

const instancePath = (dataFolder: string) => path.join(dataFolder, 'instance.json')

export function rememberInstance(dataFolder: string, port: number, token: string): void {
  writeFileSync(instancePath(dataFolder), JSON.stringify({ port, token }), { mode: 0o600 })
}

export function forgetInstance(dataFolder: string): void {
  rmSync(instancePath(dataFolder), { force: true })
}

/** The address of a new window of the app that runs on this folder; `null` when none does. */
export async function openInRunning(dataFolder: string): Promise<string | null> {
  const known = readInstance(dataFolder)
  if (!known) return null
  const { port, token } = known
  const address = `http://127.0.0.1:${String(port)}`
  try {
    const response = await fetch(`${address}/open`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(2000),
    })
    const launch = response.ok ? await response.text() : ''
    return LAUNCH.test(launch) ? `${address}/#${launch}` : null
  } catch {
    // Nobody answers there: the file is left over from a crash.
    return null
  }
}

function readInstance(dataFolder: string): z.infer<typeof instance> | null {
  const file = instancePath(dataFolder)
  if (!existsSync(file)) return null
  try {
    return instance.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Half-written when the power went: it tells of nothing that still runs.
    return null
  }
}
