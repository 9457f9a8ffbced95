import { relayAddress } from '../../shared/protocol/relay/address.ts'
import { present } from '../../shared/protocol/roster/roster.ts'
import { succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { SyncDevice, syncCalls } from '../../shared/rpc/sync-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { peopleOf } from '../records/people.ts'
import { earliestStamp } from '../../shared/records/stamp.ts'
import { inviteAddress, inviteCode } from '../../shared/sync/invite-address.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import { readDevices } from '../vault/device.ts'
import { createSpaceAt } from './create-space.ts'
import { isUnknown } from './come-back.ts'
import { isMovedSince } from './move/moves.ts'
import { isMerged, putNote, removeNote } from './sync-notes.ts'
import { equalBytes } from '../../shared/protocol/crypto.ts'
import { readInvite } from '../../shared/protocol/join/invite-link.ts'
import { fromHex } from './change-items.ts'
import { RequestFailed, testRelay } from './relay-link.ts'
import { readHeard } from './heard.ts'
import { isOut } from './is-out.ts'
import { dismissNotices } from './notices.ts'
import {
  appendRecord,
  approve,
  createInvite,
  leave,
  listAsking,
  removeDevices,
} from './roster-acts.ts'
import { sendOwn } from './catch-up.ts'
import { removeSharing, shareChapter } from './share-chapter.ts'
import { openSpace } from './space-state.ts'
import type { Shared, SyncService } from './sync-service.ts'
import { problem, problemOf, whenOnline } from './when-online.ts'

const HOUR = 3_600_000

export function syncHandlers(
  withChapter: WithChapter,
  service: SyncService,
): Pick<Handlers, keyof typeof syncCalls> {
  const online = whenOnline(withChapter, service)

  const nothing = async (work: Promise<unknown>) => {
    await work
    return null
  }

  return {
    'sync.state': () => withChapter(() => succeed(service.view())),
    'sync.test': async ({ address: typed }) => {
      const address = relayAddress(typed)
      if (!address) return problem('address')
      try {
        await testRelay(address)
        return succeed({ address })
      } catch (error) {
        return problemOf(error)
      }
    },
    'sync.share': ({ address: typed, code }) =>
      withChapter(async (chapter) => {
        const address = relayAddress(typed)
        if (!address) return problem('address')
        if (service.view().kind !== 'local') return problem('space-exists')
        return share(chapter, service, address, code)
      }),
    'sync.wake': () =>
      withChapter(() => {
        service.shared()?.client.wake()
        service.joining()?.wake()
        return succeed(null)
      }),
    'sync.dismissNotices': () =>
      withChapter(({ db }) => {
        dismissNotices(db)
        service.changed()
        return succeed(null)
      }),
    'sync.devices': () => withChapter(({ db }) => succeed(devicesOf(db, service.shared()))),
    'sync.invite': ({ role, hours }) =>
      online(async (link, { space, relay }) => {
        const expires = Date.now() + hours * HOUR
        const { code, key } = await createInvite(space, link, { relay: relay(), role, expires })
        return { link: inviteAddress(code), key, expires }
      }),
    'sync.invites': () =>
      withChapter(() => {
        const chain = service.shared()?.space.chain()
        const open = [...(chain?.now.invites ?? [])].flatMap(([key, { role, expires, state }]) => {
          if (!chain || state !== 'open' || expires <= Date.now()) return []
          return { key, role, expires, namesFormerRelay: isMovedSince(chain, key) }
        })
        return succeed(open)
      }),
    'sync.revokeInvite': ({ key }) =>
      online((link, { space }) =>
        nothing(appendRecord(space, link, () => ({ type: 'inviteRevoked', key: fromHex(key) }))),
      ),
    'sync.asking': () =>
      online(async (link, { space }) =>
        (await listAsking(space, link)).map(({ invite, request, role, words }) => ({
          invite,
          person: request.names.person,
          device: request.names.device,
          isReturning: request.former !== null,
          role,
          words,
        })),
      ),
    'sync.approve': ({ invite }) =>
      online(async (link, { space }) => {
        const asking = (await listAsking(space, link)).find((one) => one.invite === invite)
        if (!asking) throw new RequestFailed('not-here')
        return nothing(approve(space, link, asking))
      }),
    'sync.refuse': ({ invite }) =>
      online(async (link, { space }) => {
        const key = fromHex(invite)
        await appendRecord(space, link, () => ({ type: 'inviteRevoked', key }))
        return nothing(link.ask({ type: 'joinForget', key }))
      }),
    'sync.renameDevice': ({ name }) =>
      withChapter(({ db, device }) => {
        db.run('UPDATE devices SET name = ? WHERE number = ?', [name, device])
        service.renamed()
        return succeed(null)
      }),
    'sync.setRole': ({ device, role }) =>
      online((link, { space }) =>
        nothing(appendRecord(space, link, () => ({ type: 'roleChanged', device, role }))),
      ),
    'sync.leave': () =>
      online(async (link, { space }) => {
        await sendOwn({ space, link })
        return nothing(leave(space, link))
      }),
    'sync.rejoin': ({ invite: typed }) =>
      withChapter(({ db }) => {
        const code = inviteCode(typed)
        const invite = readInvite(code)
        if (!invite) return problem('invite-invalid')
        const space = service.shared()?.space
        if (!space || !isUnknown(space)) return problem('space-exists')
        if (!equalBytes(invite.space, space.chain().now.space)) return problem('invite-elsewhere')
        putNote(db, 'sync-invite', code)
        service.restart()
        return succeed(null)
      }),
    'sync.stopRejoining': () =>
      withChapter(({ db }) => {
        if (isMerged(db)) removeNote(db, 'sync-invite')
        service.restart()
        return succeed(null)
      }),
    'sync.keepAlone': () =>
      withChapter(async ({ db }) => {
        if (!(await isOut(db))) return problem('not-left')
        removeSharing(db)
        service.restart()
        return succeed(null)
      }),
    'sync.remove': ({ devices }) =>
      online((link, { space }) => nothing(removeDevices(space, link, devices))),
  }
}

/** Nothing stays shared that the relay did not take. */
async function share(chapter: Chapter, service: SyncService, address: string, code: string) {
  shareChapter(chapter, address)
  const space = openSpace(chapter)
  if (!space) throw new Error('a chapter that was just shared is not')
  try {
    const link = await createSpaceAt(space, address, code)
    link.close()
    await link.ended
  } catch (error) {
    removeSharing(chapter.db)
    return problemOf(error)
  }
  service.restart()
  return succeed(null)
}

function devicesOf(db: Database, shared: Shared | null): SyncDevice[] {
  const personAt = peopleOf(db)
  const now = earliestStamp(Date.now())
  const roster = shared?.space.chain().now
  const heard = readHeard(db)
  const here = shared?.client.state().here ?? []
  return readDevices(db).flatMap(({ number, name, added }) => {
    const device = roster?.devices.get(number)
    if (!roster || !device) return []
    const isOwn = number === shared?.space.own.device
    return {
      number,
      person: personAt(number, now),
      name,
      role: device.role,
      isOwn,
      isHere: isOwn || here.includes(number),
      added,
      heard: heard.get(number) ?? null,
      isRemoved: !present(roster).includes(device),
    }
  })
}
