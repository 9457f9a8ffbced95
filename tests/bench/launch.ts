/**
 * From the spawn of the process to a list of members that answers a key, against a window that loads
 * a static page. What waits for a person and what Argon2id takes is measured inside and taken out.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { openDisplay } from '../support/virtual-display.ts'
import { importList } from './core-work.ts'
import { runElectron } from './electron-runtime.ts'
import { median, type Results } from './measure.ts'
import { openCore, setUp } from '../support/open-core.ts'

const LAUNCHES = 20
const SIZES = [10_000, 100]
const TOO_LONG = 60_000

/** When the page said what, in milliseconds since the spawn; `derivation` is a length of time. */
type Marks = Record<string, number>

interface Kind {
  entry: string
  args: string[]
  /** The last thing that it says. */
  last: string
}

const BLANK = 'blank'

export async function launches(count = LAUNCHES): Promise<Results> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-launch-'))
  const display = await openDisplay()
  const probe = pathToFileURL(path.join(import.meta.dirname, 'launch/watch-derivation.mjs')).href
  const env = { DISPLAY: display.name, XDG_STATE_HOME: folder, NODE_OPTIONS: `--import=${probe}` }
  const kinds: [string, Kind][] = [
    [
      BLANK,
      {
        entry: 'launch/blank/main.mjs',
        args: [`--user-data-dir=${folder}/blank`],
        last: 'painted',
      },
    ],
  ]
  for (const size of SIZES) {
    const data = path.join(folder, String(size))
    await fill(data, folder, size)
    kinds.push([
      String(size),
      { entry: 'launch/app.mjs', args: ['--data', data], last: 'answered' },
    ])
  }
  const measured = new Map(kinds.map(([name]) => [name, [] as Marks[]]))
  // One of each after the other, so that what else the machine does hits all alike. The first round
  // fills the caches that a machine has which does not start the app for the first time.
  for (let round = 0; round <= count; round++) {
    for (const [name, kind] of kinds) {
      const marks = await launch(kind, env)
      if (round > 0) measured.get(name)?.push(marks)
    }
  }
  display.close()
  rmSync(folder, { recursive: true, force: true })
  return figures(measured)
}

async function fill(data: string, folder: string, members: number): Promise<void> {
  const installationFolder = path.join(folder, 'vorstandsmappe-installation')
  const core = openCore(data, { installationFolder })
  await core.call('session.create', setUp)
  await importList(core, members, 1)
  await core.call('chapter.keepPlace', { path: '/members' })
  await core.core.stop()
}

function launch({ entry, args, last }: Kind, env: Record<string, string>): Promise<Marks> {
  const marks: Marks = {}
  const spawned = performance.timeOrigin + performance.now()
  const child = runElectron(entry, args, env)
  let rest = ''
  child.stdout?.on('data', (data: Buffer) => {
    const lines = (rest + data.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [, mark = '', value = ''] = /^bench (\w+) ([\d.]+)$/.exec(line) ?? []
      if (mark) marks[mark] = mark === 'derivation' ? Number(value) : Number(value) - spawned
      if (mark === last) child.kill('SIGTERM')
    }
  })
  const tooLate = setTimeout(() => child.kill('SIGKILL'), TOO_LONG)
  return new Promise((resolve, reject) => {
    child.once('exit', () => {
      clearTimeout(tooLate)
      if (last in marks) resolve(marks)
      else reject(new Error(`${entry} came as far as ${JSON.stringify(marks)}`))
    })
  })
}

const waiting = (marks: Marks) => at(marks, 'submit') - at(marks, 'form')
const usable = (marks: Marks) => at(marks, 'rows') - waiting(marks) - at(marks, 'derivation')

function figures(measured: Map<string, Marks[]>): Results {
  const of = (name: string, figure: (marks: Marks) => number) =>
    median((measured.get(name) ?? []).map(figure))
  const blank = of(BLANK, (marks) => at(marks, 'painted'))
  const [full, small] = [of('10000', usable), of('100', usable)]
  return {
    'launch to a usable list, 10,000 members, against a blank window': full / blank,
    'launch to a usable list, 10,000 members, against 100': full / small,
    'blank window': blank,
    'launch, 10,000 members': full,
    'launch, 100 members': small,
    'launch: start to unlock form': of('10000', (marks) => at(marks, 'form')),
    'launch: passphrase to rows, without key derivation': of(
      '10000',
      (marks) => at(marks, 'rows') - at(marks, 'submit') - at(marks, 'derivation'),
    ),
    'launch: rows to the answer to a key': of(
      '10000',
      (marks) => at(marks, 'answered') - at(marks, 'rows'),
    ),
    'launch: key derivation, taken out': of('10000', (marks) => at(marks, 'derivation')),
  }
}

function at(marks: Marks, mark: string): number {
  const time = marks[mark]
  if (time === undefined) throw new Error(`the page never said ${mark}`)
  return time
}
