/**
 * A core of its own on a disk that fills up, and is then given some room again; prints what it saw.
 * The folder on its command line has to lie on a small disk.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openCore, setUp } from './open-core.ts'
import { addItem, shown, write } from './write-text.ts'

const [folder = ''] = process.argv.slice(2)
const ballast = path.join(folder, 'ballast')
writeFileSync(ballast, Buffer.alloc(1024 * 1024))
const core = openCore(path.join(folder, 'data'))
await core.call('session.create', setUp)
const list = { search: '', sort: 'name', descending: false, offset: 0, limit: 1 } as const

/** How many members could be stored before one was refused, and why it was. */
async function fill(): Promise<{ stored: number; code: string }> {
  for (let stored = 0; ; stored++) {
    const name = `${String(stored)} ${'x'.repeat(150)}`
    const answer = await core.send('members.create', { firstName: name, lastName: name })
    if (!answer.ok) return { stored, code: answer.error.code }
  }
}

/** A backup that the lock began may take the room for a moment, until it finds that it is not enough. */
async function storeEva(): Promise<boolean> {
  const until = Date.now() + 10_000
  for (;;) {
    const answer = await core.send('members.create', { firstName: 'Eva', lastName: 'Meier' })
    if (answer.ok || Date.now() > until) return answer.ok
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const item = await addItem(core)
const anna = write(core, item)
await anna.saved()
anna.type('Vor dem Ende.')
await anna.saved()
const full = await fill()
const { total: listed } = await core.call('members.list', list)
const backup = await core.send('backups.make', {})
const left = readdirSync(path.join(folder, 'data/backups'), { recursive: true })
anna.type('Danach. '.repeat(100_000))
await anna.reaches('full')
const lock = await core.send('session.lock', {})
const { keyring } = await core.call('session.state', {})
const isLocked = lock.ok && keyring === 'locked' && core.held === null
anna.close()
const unlocked = await core.send('session.unlock', { passphrase: setUp.passphrase })
const { total: readable } = await core.call('members.list', list)
rmSync(ballast)
const isStoredAfter = await storeEva()
await core.core.stop()
const again = openCore(path.join(folder, 'data'))
await again.call('session.unlock', { passphrase: setUp.passphrase })
const { total: reopened } = await again.call('members.list', list)
const reader = write(again, item)
await reader.saved()
const text = shown(reader.doc)
const backupCode = backup.ok ? '' : backup.error.code
process.stdout.write(
  JSON.stringify({
    ...full,
    listed,
    backupCode,
    leftOver: left.filter((name) => /vorstand/.test(String(name))).length,
    isUnlocked: unlocked.ok,
    readable,
    isLocked,
    isStoredAfter,
    reopened,
    text,
  }),
)
process.exit(0)
