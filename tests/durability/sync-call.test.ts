import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { program } from '../support/program.ts'

const EDITS = 10
/** Only a traced process shows its calls; not every machine allows that. */
const canTrace = spawnSync('strace', ['-f', '-e', 'trace=fdatasync', 'true']).status === 0

test.skipIf(!canTrace)(
  'the disk is asked to sync before an edit is acknowledged, each time',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-sync-'))
    const trace = path.join(folder, 'trace')
    const calls = ['-f', '-y', '-e', 'trace=fdatasync,fsync,write', '-o', trace]
    const command = [process.execPath, program('edits-child'), path.join(folder, 'data')]
    const ran = spawnSync('strace', [...calls, ...command, String(EDITS)], { encoding: 'utf8' })
    expect(ran.status).toBe(0)
    const lines = readFileSync(trace, 'utf8').split('\n')
    for (let edit = 0; edit < EDITS; edit++) {
      const from = lines.findIndex((line) => line.includes(`"begin ${String(edit)}\\n"`))
      const until = lines.findIndex((line) => line.includes(`"acknowledged ${String(edit)}\\n"`))
      expect(from).toBeGreaterThan(0)
      const synced = lines
        .slice(from, until)
        .filter((line) => /f(data)?sync\(\d+<[^>]*vault\.db-wal>/.test(line))
      expect(synced.length, `edit ${String(edit)}`).toBeGreaterThan(0)
    }
  },
)
