/**
 * Loaded before a program: it is killed just before its nth step on the disk (a flush, a rename or a
 * removal in the folder DISK_FOLDER), in whichever thread that is. Every step is noted in DISK_LOG.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import threads, { Worker, type WorkerOptions } from 'node:worker_threads'

const folder = process.env['DISK_FOLDER'] ?? ''
const log = process.env['DISK_LOG'] ?? ''
const killAt = Number(process.env['DISK_KILL_AT'] ?? 0)
const { appendFileSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } = fs
const names = new Map<number, string>()

function step(what: string, file: string): void {
  if (!file.startsWith(folder + path.sep)) return
  // Tries of a passphrase are counted in a file of their own, which no story is about.
  if (path.basename(file).startsWith('attempts.json')) return
  appendFileSync(log, `${what} ${path.basename(file)}\n`)
  const steps = readFileSync(log, 'utf8').split('\n').length - 1
  if (steps === killAt) process.kill(process.pid, 'SIGKILL')
}

Object.assign(fs, {
  openSync: (...args: Parameters<typeof openSync>) => {
    const handle = openSync(...args)
    names.set(handle, String(args[0]))
    return handle
  },
  fsyncSync: (handle: number) => {
    step('flush', names.get(handle) ?? '')
    fsyncSync(handle)
  },
  renameSync: (from: string, to: string) => {
    step('rename', to)
    renameSync(from, to)
  },
  rmSync: (...args: Parameters<typeof rmSync>) => {
    if (existsSync(args[0])) step('remove', String(args[0]))
    rmSync(...args)
  },
})

/** A thread has modules of its own, so it loads this file as well. */
class WatchedWorker extends Worker {
  constructor(file: URL, options?: WorkerOptions) {
    const [own, theirs] = [import.meta.url, file.href].map((url) => JSON.stringify(url))
    super(`import(${own}).then(() => import(${theirs}))`, { ...options, eval: true })
  }
}
Object.assign(threads, { Worker: WatchedWorker })
syncBuiltinESMExports()
