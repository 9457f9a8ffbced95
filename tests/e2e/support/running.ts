import { execFileSync, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { Page } from '@playwright/test'

export const root = path.join(import.meta.dirname, '../../..')
export const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** What the app keeps outside of its data folder lies beside it, and goes with it. */
export const environmentFor = (dataFolder: string): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  XDG_STATE_HOME: `${dataFolder}-state`,
})

/** The app in one of its shells. */
export interface Running {
  page: Page
  address: string
  /** @param link of an invitation, as the system opens it with the app; in Electron */
  openWindow(link?: string): Promise<Page>
  download(act: () => Promise<void>): Promise<Buffer>
  corePid(): number
  /** All that the app's processes printed. */
  output(): string
  foreignWindow(): Promise<string>
  /** Ends the process that shows the page, as a crash would; what the window shows afterwards. */
  crashPage(): Promise<() => Promise<string>>
  /** Ends the core for good, while the window stays. */
  loseCore(): Promise<void>
  stop(): Promise<void>
  /** Kills everything that runs, at once. */
  crash(): Promise<void>
}

/** What a process prints from now on. */
export function gatherOutput(child: ChildProcess): { text: string } {
  const gathered = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => {
      gathered.text += data.toString()
    })
  }
  return gathered
}

interface Process {
  pid: number
  parent: number
  command: string
}

/** The one process below `ancestor` whose command line holds `mark`. */
export function descendant(ancestor: number, mark: string): number {
  const found = anyDescendant(ancestor, mark)
  if (found === null) throw new Error(`no process below ${String(ancestor)} with ${mark}`)
  return found
}

/** The same; `null` while none runs. */
export function anyDescendant(ancestor: number, mark: string): number | null {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  const processes = lines.flatMap((line): Process[] => {
    const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)
    if (!found) return []
    return [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3] ?? '' }]
  })
  const below = new Set([ancestor])
  for (let size = 0; size !== below.size;) {
    size = below.size
    for (const { pid, parent } of processes) if (below.has(parent)) below.add(pid)
  }
  return processes.find(({ pid, command }) => below.has(pid) && command.includes(mark))?.pid ?? null
}

/** Kills the process that was started and its core, whichever of them still runs. */
export async function killBoth(started: ChildProcess, core: string): Promise<void> {
  const isRunning = started.exitCode === null && started.signalCode === null
  const ended = isRunning && new Promise((resolve) => started.once('exit', resolve))
  const pid = anyDescendant(started.pid ?? 0, core)
  started.kill('SIGKILL')
  if (pid !== null) process.kill(pid, 'SIGKILL')
  await ended
}
