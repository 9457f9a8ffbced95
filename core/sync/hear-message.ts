/** What a device does about what the relay tells it unasked: what others write, and who comes and goes. */
import type { RelayMessage } from '../../shared/protocol/relay/relay-messages.ts'
import { applyEntries } from './apply-entries.ts'
import { fetchEntries, fetchRoster, mergeIfBehind, type Meeting } from './catch-up.ts'
import { noteHeard } from './heard.ts'
import { LinkClosed } from './relay-link.ts'
import { rotateIfNeeded } from './roster-acts.ts'

export interface Hearing {
  /** Devices that are connected now. */
  here: Set<number>
  sendSoon: () => void
  changed: () => void
  rosterChanged: () => void
  /** Somebody has put a snapshot there. */
  offered: (manifest: Uint8Array) => void
  /** Another device is there. */
  came: () => void
}

/** @throws {LinkClosed} for a roster that does not follow from the one here */
export async function hearMessage(
  meeting: Meeting,
  message: RelayMessage,
  { here, sendSoon, changed, rosterChanged, offered, came }: Hearing,
): Promise<void> {
  const { chapter, space, link } = meeting
  switch (message.type) {
    case 'entries': {
      const result = await applyEntries(chapter, space, message.entries)
      meeting.applied(result)
      changed()
      if (result.needsRoster) await fetchRoster(space, link)
      if (space.movedTo()) throw new LinkClosed('moved')
      const isMissing = result.needsRoster || result.hasAdopted || result.gaps.length > 0
      if (isMissing) await fetchEntries(meeting)
      if (result.needsRoster) await mergeIfBehind(meeting)
      return
    }
    case 'roster':
      if (message.from > space.chain().links.length) await fetchRoster(space, link)
      else if (space.addRecords(message.from, message.records)) throw new LinkClosed('no-relay')
      if (space.movedTo()) throw new LinkClosed('moved')
      await rotateIfNeeded(space, link)
      await mergeIfBehind(meeting)
      // What could not be sealed under the old key can be now.
      sendSoon()
      rosterChanged()
      return
    case 'joins':
      rosterChanged()
      return
    case 'snapshot':
      offered(message.manifest)
      // Of a relay that had lost the one that counts.
      await mergeIfBehind(meeting)
      return
    case 'heard':
      if (message.isHere === 'yes') {
        here.add(message.device)
        came()
      } else here.delete(message.device)
      noteHeard(chapter.db, [[message.device, message.time]])
      changed()
      return
  }
}
