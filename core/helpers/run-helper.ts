/**
 * Heavy work in short-lived worker threads: it does not hold up the core, and what it used of
 * memory goes with it (one Argon2 would keep 80 MB for good).
 */
import { Worker } from 'node:worker_threads'
import type { Progress } from '../../shared/rpc/frames.ts'
import type { MinutesDocument } from '../../shared/meetings/minutes-document.ts'
import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import type { VaultCheck } from '../vault/check-vault.ts'
import type { FilesOfCopy } from '../backup/backed-up-files.ts'
import type { BackupTask } from './backup-worker.ts'
import { builtWorkers } from './built-workers.ts'
import type { CheckTask } from './check-worker.ts'
import type { Compared } from '../sync/compaction/compare-snapshot.ts'
import type { CompareTask } from './compare-worker.ts'
import type { CopyBackupTask } from './copy-backup-worker.ts'
import type { FileKeyResult, FileKeyTask } from './file-key-worker.ts'
import type { PassphraseTask } from './passphrase-worker.ts'
import type { RestoreResult, RestoreTask } from './restore-worker.ts'
import type { SealedSnapshot, SnapshotTask } from './snapshot-worker.ts'
import type { UpdateTask } from './update-worker.ts'

/** Every helper: its worker's file and its types. */
export interface Helpers {
  'passphrase-worker': { input: PassphraseTask; output: Uint8Array }
  'backup-worker': { input: BackupTask; output: null }
  'copy-backup-worker': { input: CopyBackupTask; output: FilesOfCopy }
  'restore-worker': { input: RestoreTask; output: RestoreResult }
  'file-key-worker': { input: FileKeyTask; output: FileKeyResult }
  'update-worker': { input: UpdateTask; output: 'updated' | OpenFailure }
  'snapshot-worker': { input: SnapshotTask; output: SealedSnapshot | null }
  'compare-worker': { input: CompareTask; output: Compared }
  'check-worker': { input: CheckTask; output: VaultCheck }
  'paper-worker': { input: MinutesDocument; output: Uint8Array }
}

/** What a worker posts: any number of times how far it is, and then its answer. */
export type HelperAnswer = { value: unknown } | { error: string } | { progress: Progress }

type Tell = (progress: Progress) => void

/** Runs one task in a thread of its own, which ends with it. Rejects when the thread fails. */
export function runHelper<Name extends keyof Helpers>(
  name: Name,
  input: Helpers[Name]['input'],
  progress?: Tell,
): Promise<Helpers[Name]['output']> {
  return answerOf(name, startWorker(name, input), progress)
}

/** A helper whose thread is started already and has loaded what it needs. */
export interface PreparedHelper<Name extends keyof Helpers> {
  /** Once; the thread ends with it. */
  run(input: Helpers[Name]['input']): Promise<Helpers[Name]['output']>
}

/** Starts a thread for a task that a person is about to ask for. It keeps no process alive. */
export function prepareHelper<Name extends keyof Helpers>(name: Name): PreparedHelper<Name> {
  const worker = startWorker(name, undefined)
  let ended = false
  worker.unref()
  // A thread that could not start is made again when it is needed, and fails there.
  worker.on('error', () => undefined)
  worker.once('exit', () => {
    ended = true
  })
  return {
    run(input) {
      if (ended) return runHelper(name, input)
      worker.ref()
      const answer = answerOf(name, worker)
      worker.postMessage(input)
      return answer
    },
  }
}

function answerOf<Name extends keyof Helpers>(
  name: Name,
  worker: Worker,
  progress?: Tell,
): Promise<Helpers[Name]['output']> {
  return new Promise((resolve, reject) => {
    worker.on('message', (answer: HelperAnswer) => {
      if ('progress' in answer) {
        progress?.(answer.progress)
        return
      }
      if ('value' in answer) resolve(answer.value as Helpers[Name]['output'])
      else reject(new Error(`${name}: ${answer.error}`))
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      reject(new Error(`${name} ended with code ${String(code)}`))
    })
  })
}

/** From the sources a worker needs a TypeScript loader. */
export function startWorker(name: string, input: unknown): Worker {
  const options = { workerData: input, resourceLimits: { maxOldGenerationSizeMb: 1024 } }
  if (builtWorkers) return new Worker(new URL(`${name}.js`, builtWorkers), options)
  const file = JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href)
  const code = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${file}) })`
  return new Worker(code, { ...options, eval: true })
}
