/**
 * Takes the place of core/helpers/run-helper.ts in unit tests: tasks run in the thread of the tests, as
 * one of their own would take longer to start than most of them take. Stories of real apps have threads.
 */
import { fileURLToPath } from 'node:url'
import type * as Real from '../../../core/helpers/run-helper.ts'
import type { Progress } from '../../../shared/rpc/frames.ts'
import { takeTask, type Task } from './answer-task.ts'

const file = fileURLToPath(new URL('../../../core/helpers/run-helper.ts', import.meta.url))
const real = (await import(/* @vite-ignore */ file)) as typeof Real

export const { startWorker } = real

type Helpers = Real.Helpers

/** Tests look at what the core does meanwhile. */
const IN_A_THREAD: readonly (keyof Helpers)[] = ['update-worker', 'file-key-worker']

const tasks = new Map<string, Promise<Task>>()
let importing: Promise<unknown> = Promise.resolve()

/** One after the other, as each announces its task while it is imported. */
function taskOf(name: string): Promise<Task> {
  const known = tasks.get(name)
  if (known) return known
  const task = importing.then(async () => {
    await import(`../../../core/helpers/${name}.ts`)
    return takeTask()
  })
  importing = task
  tasks.set(name, task)
  return task
}

export const runHelper: typeof Real.runHelper = (name, input, progress) =>
  IN_A_THREAD.includes(name)
    ? real.runHelper(name, input, progress)
    : runHere(name, input, progress)

async function runHere<Name extends keyof Helpers>(
  name: Name,
  input: Helpers[Name]['input'],
  progress: (progress: Progress) => void = () => undefined,
): Promise<Helpers[Name]['output']> {
  // As it would come to a thread, and what the thread says of a failure.
  const given = structuredClone(input)
  const task = await taskOf(name)
  try {
    return structuredClone(await task(given as never, progress)) as Helpers[Name]['output']
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.name : 'failed'}`)
  }
}

export const prepareHelper = <Name extends keyof Helpers>(
  name: Name,
): Real.PreparedHelper<Name> => ({
  run: (input) => runHelper(name, input),
})
