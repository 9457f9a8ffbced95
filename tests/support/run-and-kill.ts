import { spawn } from 'node:child_process'
import { program } from './program.ts'

/**
 * Runs a program of this folder until it has printed a number that is not below `after`, then kills
 * it (SIGKILL).
 * @returns the highest number that it had printed
 */
export function runAndKill(name: string, args: readonly string[], after: number): Promise<number> {
  const child = spawn(process.execPath, [program(name), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let reported = 0
  child.stdout.on('data', (data: Buffer) => {
    reported = Math.max(reported, ...data.toString().trim().split('\n').map(Number))
    if (reported >= after) child.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === null) resolve(reported)
      else reject(new Error(`${name} ended before the kill, with ${String(code)}`))
    })
  })
}
