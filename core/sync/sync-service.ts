/** The sharing of whichever chapter is open. */
import { ready } from '../../shared/protocol/crypto.ts'
import type { SyncView } from '../../shared/rpc/sync-calls.ts'
import { notify, type Chapter } from '../chapter/chapter.ts'
import { vaultPath } from '../vault/open-vault.ts'
import { holdsErased } from './compaction/growth.ts'
import { USUAL_PACE, type Pace } from './compaction/compaction.ts'
import type { Entering } from './entering.ts'
import { handOverLog } from './hand-over-log.ts'
import { startJoinClient } from './join-client.ts'
import { moveState } from './move/move-note.ts'
import { readNotices } from './notices.ts'
import { relabelIfRenamed } from './relabel.ts'
import type { Cursors } from '../text/cursors.ts'
import { peopleOf } from '../records/people.ts'
import { earliestStamp } from '../../shared/records/stamp.ts'
import type { Places } from './presence/places.ts'
import { createPresence, type Presence } from './presence/presence.ts'
import { LinkClosed, RequestFailed } from './relay-link.ts'
import { startReturnClient } from './sheet/return-client.ts'
import { sheetState } from './sheet/sheet-state.ts'
import { openSpace, type SpaceState } from './space-state.ts'
import { startSyncClient, type SyncClient } from './sync-client.ts'
import { isMerged, readNote } from './sync-notes.ts'
import { CHAPTER_DOCUMENT } from '../../shared/chapter/chapter-record.ts'

export interface SyncService {
  /** A chapter was opened. */
  attend(chapter: Chapter, fileKey: string): Promise<void>
  /** Begins anew after the sharing itself changed. */
  restart(): void
  /** This device, or its person, is called otherwise; the others hear of it as soon as they can. */
  renamed(): void
  /** Windows ask again. */
  changed(): void
  view(): SyncView
  shared(): Shared | null
  joining(): Entering | null
}

export interface Shared {
  space: SpaceState
  client: SyncClient
  presence: Presence
  /** As this device dials it now. */
  relay(): string
}

export interface SyncServiceParts {
  dataFolder: string
  /** The view is another one, or who asks to join. */
  changed: () => void
  /** Where this device's windows are, and the cursors in texts. */
  places: Places
  cursors: Cursors
  /** Somebody else came, went, or is elsewhere. */
  presenceChanged: () => void
  /** Records came that nobody was told of one by one. */
  refreshed: () => void
  report: (error: unknown) => void
  pace?: Pace
}

const LOCAL: SyncView = { kind: 'local' }

export function createSyncService({
  dataFolder,
  changed,
  places,
  cursors,
  presenceChanged,
  refreshed,
  report,
  pace = USUAL_PACE,
}: SyncServiceParts): SyncService {
  let attended: { chapter: Chapter; fileKey: string } | null = null
  let shared: Shared | null = null
  let joining: Entering | null = null

  function stop() {
    shared?.client.close()
    joining?.close()
    shared = null
    joining = null
  }

  function start() {
    stop()
    if (!attended) return
    const { chapter, fileKey } = attended
    const relay = () => readNote(chapter.db, 'sync-relay') ?? ''
    handOverLog(chapter.db)
    const space = openSpace(chapter)
    // A vault that comes back asks first, also where it has a roster already.
    const isAsking = readNote(chapter.db, 'sync-invite') !== null
    if (space && relay() !== '' && !isAsking) {
      const vault = { file: vaultPath(dataFolder, chapter.id), fileKey }
      const presence = createPresence({
        space,
        places,
        cursors,
        personOf: (device) => peopleOf(chapter.db)(device, earliestStamp(Date.now())),
        changed: presenceChanged,
      })
      const client = startSyncClient({
        chapter,
        space,
        vault,
        presence,
        changed,
        rosterChanged: () => {
          presence.rosterChanged()
          changed()
        },
        merged: () => {
          tellAll(chapter)
          refreshed()
        },
        pace,
        report,
      })
      shared = { space, client, presence, relay }
    } else if (isAsking) {
      joining = startJoinClient(chapter, { changed, joined: start, report })
    } else if (readNote(chapter.db, 'sync-sheet') !== null) {
      joining = startReturnClient(chapter, { changed, joined: start, report })
    }
    changed()
  }

  /** Who keeps the chapter's name elsewhere hears of it, as a snapshot tells of no single record. */
  function tellAll(chapter: Chapter) {
    const change = { document: CHAPTER_DOCUMENT, kind: 'chapter', space: '', fields: [] }
    const update = new Uint8Array()
    const changeSet = { id: '', device: 0, command: 'sync', undoes: null }
    notify(chapter, { ...changeSet, changes: [{ ...change, update }] }, null)
  }

  return {
    async attend(chapter, fileKey) {
      attended = { chapter, fileKey }
      chapter.listeners.add({
        changed: () => undefined,
        closing: () => {
          stop()
          attended = null
        },
      })
      await ready
      start()
    },
    restart: start,
    renamed() {
      const chapter = attended?.chapter
      const { client, space } = shared ?? {}
      if (!chapter || !client || !space) return
      client
        .whenOnline((link) => relabelIfRenamed(chapter.db, space, link))
        .catch((error: unknown) => {
          // Offline: the next connection tells.
          if (!(error instanceof LinkClosed || error instanceof RequestFailed)) report(error)
        })
      changed()
    },
    changed,
    view() {
      if (shared && attended) {
        const { db } = attended.chapter
        const { space, client, relay } = shared
        const { here: _here, ...state } = client.state()
        const role = space.chain().now.devices.get(space.own.device)?.role ?? 'member'
        return {
          kind: 'shared',
          relay: relay(),
          role,
          isComplete: isMerged(db),
          holdsErased: holdsErased(db),
          notices: readNotices(db),
          files: client.files(),
          sheet: sheetState(db, space.chain(), Date.now()),
          move: moveState(db, client.moveProgress()),
          ...state,
        }
      }
      return joining ? { kind: 'joining', by: joining.by, ...joining.state() } : LOCAL
    },
    shared: () => shared,
    joining: () => joining,
  }
}
