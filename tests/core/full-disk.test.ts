import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { program } from '../support/program.ts'

/** A small disk of one's own needs a mount namespace, which not every machine allows. */
const canMount =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    .status === 0

test.skipIf(!canMount)(
  'a full disk refuses what cannot be stored with a sentence, can be locked and read, and loses nothing that was',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-disk-'))
    const script = 'mount -t tmpfs -o size=6m tmpfs "$1" && exec "$2" "$3" "$1"'
    const child = program('full-disk-child')
    const args = ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, child]
    const ran = spawnSync('unshare', args, { encoding: 'utf8' })
    const seen = JSON.parse(ran.stdout) as Record<string, unknown>
    expect(seen).toMatchObject({ code: 'vault/full', backupCode: 'backup/failed' })
    expect(seen['stored']).toBeGreaterThan(10)
    expect(seen['listed']).toBe(seen['stored'])
    expect(seen['leftOver'], 'of the backup that found no room').toBe(0)
    expect(seen).toMatchObject({ isUnlocked: true, readable: seen['stored'] })
    expect(seen['isLocked']).toBe(true)
    expect(seen['isStoredAfter']).toBe(true)
    expect(seen['reopened']).toBe(Number(seen['stored']) + 1)
    expect(seen['text']).toContain('Vor dem Ende.')
  },
)
