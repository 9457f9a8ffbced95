/** Devices in processes of their own, so that what they cost is not counted for the server. */
import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { Load } from './load-child.ts'

export interface Devices {
  /** Everybody types so many letters; resolves when each has reached everybody else. */
  type(letters: number): Promise<void>
  leave(): void
}

/** @returns when all of them were let in. @param processes among which the spaces are shared out */
export async function letIn(
  { spaces, ...load }: Omit<Load, 'spaces'> & { spaces: number },
  processes: number,
): Promise<Devices> {
  const names = Array.from({ length: spaces }, (_, n) => `space-${String(n)}`)
  const children = Array.from({ length: processes }, (_, place) =>
    start({ ...load, spaces: names.filter((_name, n) => n % processes === place) }),
  )
  await Promise.all(children.map(said))
  return {
    async type(letters) {
      const done = children.map(said)
      for (const child of children) child.send(letters)
      await Promise.all(done)
    },
    leave() {
      for (const child of children) child.disconnect()
    },
  }
}

function start(load: Load): ChildProcess {
  const file = path.join(import.meta.dirname, 'load-child.ts')
  return fork(file, [JSON.stringify(load)], { execArgv: ['--import', 'tsx'] })
}

function said(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error('devices of the bench lost their connection'))
    })
    child.once('message', () => {
      child.removeAllListeners('exit')
      resolve()
    })
  })
}
