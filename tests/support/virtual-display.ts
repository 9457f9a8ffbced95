/** A screen for Electron where there is none. */
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { onPath } from '../../build/find-chromium.mjs'

export interface Display {
  /** What `DISPLAY` has to be. */
  name: string
  close(): void
}

const real = () => process.env['DISPLAY'] ?? ''

export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || real() !== '' || onPath(['Xvfb']) !== undefined

/** The screen of this machine, else a virtual one. */
export async function openDisplay(): Promise<Display> {
  if (process.platform !== 'linux' || real() !== '') {
    return { name: real(), close: () => undefined }
  }
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise<string>((resolve, reject) => {
    const numbers = server.stdio[3] as Readable
    numbers.once('data', (data: Buffer) => {
      resolve(data.toString().trim())
    })
    server.once('exit', () => {
      reject(new Error('the virtual display did not start'))
    })
  })
  return {
    name: `:${number}`,
    close: () => {
      server.kill()
    },
  }
}
