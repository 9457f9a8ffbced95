/**
 * Takes the place of core/helpers/answer-task.ts in unit tests: the task of a worker waits for whoever
 * runs it in the same thread (run-helper.ts).
 */
import type { Progress } from '../../../shared/rpc/frames.ts'

export type Task = (input: never, progress: (progress: Progress) => void) => unknown

const announced: Task[] = []

export function answer(task: Task): void {
  announced.push(task)
}

/** That of the worker that was imported just now. */
export function takeTask(): Task {
  const task = announced.pop()
  if (!task) throw new Error('a worker without a task')
  return task
}
