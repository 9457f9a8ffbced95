/**
 * A core of its own on a disk that is nearly full: all keys are made anew with more room each time,
 * until it works. Prints a line for each try. The folder on its command line has to lie on a small
 * disk.
 */
import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openCore, setUp } from './open-core.ts'

const ROOM = [0, 64, 200, 1024].map((kilobytes) => kilobytes * 1024)
const NEXT = 'ein Satz, den nur ich kenne'
const PAGE = 4096

const [folder = ''] = process.argv.slice(2)
const ballast = path.join(folder, 'ballast')
const dataFolder = path.join(folder, 'data')

/** Fills the disk and leaves some room, in bytes. */
function leaveRoom(bytes: number) {
  writeFileSync(ballast, '')
  try {
    for (;;) writeFileSync(ballast, Buffer.alloc(PAGE), { flag: 'a' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
  truncateSync(ballast, Math.max(0, statSync(ballast).size - bytes))
}

const first = openCore(dataFolder)
await first.call('session.create', setUp)
await first.call('members.create', { firstName: '', lastName: 'Meier' })
await first.core.stop()
for (const room of ROOM) {
  const core = openCore(dataFolder)
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  leaveRoom(room)
  const args = { current: setUp.passphrase, next: NEXT }
  const answer = await core.send('session.renewKeys', args)
  await core.core.stop()
  truncateSync(ballast, 0)
  const again = openCore(dataFolder)
  const isOld = (await again.send('session.unlock', { passphrase: setUp.passphrase })).ok
  if (!isOld) await again.call('session.unlock', { passphrase: NEXT })
  const list = { search: '', sort: 'name', descending: false, offset: 0, limit: 1 } as const
  const { total } = await again.call('members.list', list)
  const files = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })
  await again.core.stop()
  const seen = {
    code: answer.ok ? '' : answer.error.code,
    opens: isOld ? 'old' : 'new',
    members: total,
    copies: files.filter((file) => file.includes('.new-key')).length,
  }
  process.stdout.write(`${JSON.stringify(seen)}\n`)
}
process.exit(0)
