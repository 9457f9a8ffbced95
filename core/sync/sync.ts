/**
 * The sharing of the open chapter, as the rest of the core sees it. Protocol and cryptography are
 * loaded when a chapter is shared, or is to be: most openings need neither.
 */
import {
  succeed,
  type CallArgs,
  type CallContext,
  type CallName,
  type Handlers,
} from '../../shared/rpc/contract.ts'
import { handoverCalls } from '../../shared/rpc/handover-calls.ts'
import { majorityCalls } from '../../shared/rpc/majority-calls.ts'
import { moveCalls } from '../../shared/rpc/move-calls.ts'
import type { presenceCalls, PresentDevice } from '../../shared/rpc/presence-calls.ts'
import { sheetCalls } from '../../shared/rpc/sheet-calls.ts'
import { syncCalls, type SyncView } from '../../shared/rpc/sync-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import type { Database } from '../db/database.ts'
import { createPlaces } from './presence/places.ts'
import { presenceHandlers } from './presence/presence-handlers.ts'
import { isTogether, readNote } from './sync-notes.ts'
import type { SyncService, SyncServiceParts } from './sync-service.ts'

const calls = { ...syncCalls, ...sheetCalls, ...handoverCalls, ...majorityCalls, ...moveCalls }
type SyncHandlers = Pick<Handlers, keyof typeof calls>
type PresenceHandlers = Pick<Handlers, keyof typeof presenceCalls>

export interface Sync {
  /** A chapter was opened. */
  attend(chapter: Chapter, fileKey: string): void
  /** This device, or its person, is called otherwise. */
  renamed(): void
  /** A window is gone. @param window what its calls were asked with */
  windowLeft(window: object): void
  handlers: SyncHandlers & PresenceHandlers
}

const LOCAL: SyncView = { kind: 'local' }

interface Loaded {
  service: SyncService
  handlers: SyncHandlers
  others(db: Database): PresentDevice[] | null
}

export function createSync(
  withChapter: WithChapter,
  parts: Omit<SyncServiceParts, 'places'>,
): Sync {
  const places = createPlaces()
  let attended: { chapter: Chapter; fileKey: string } | null = null
  let loading: Promise<Loaded> | null = null
  let loaded: Loaded | null = null

  async function load(): Promise<Loaded> {
    const [
      { createSyncService },
      { syncHandlers },
      { sheetHandlers },
      { handoverHandlers },
      { majorityHandlers },
      { moveHandlers },
      { presentDevices },
    ] = await Promise.all([
      import('./sync-service.ts'),
      import('./sync-handlers.ts'),
      import('./sheet/sheet-handlers.ts'),
      import('./handover/handover-handlers.ts'),
      import('./majority/majority-handlers.ts'),
      import('./move/move-handlers.ts'),
      import('./presence/presence-view.ts'),
    ])
    const service = createSyncService({ ...parts, places })
    const others = (db: Database) => {
      const shared = service.shared()
      const isOnline = shared?.client.state().phase === 'online'
      return shared && isOnline ? presentDevices(db, shared.space, shared.presence) : null
    }
    const handlers = {
      ...syncHandlers(withChapter, service),
      ...sheetHandlers(withChapter, service),
      ...handoverHandlers(withChapter, service),
      ...majorityHandlers(withChapter, service),
      ...moveHandlers(withChapter, service),
    }
    loaded = { service, handlers, others }
    if (attended) await service.attend(attended.chapter, attended.fileKey)
    return loaded
  }

  const whenLoaded = () => (loading ??= load())

  /** Each call loads what it needs first. */
  const handlers = Object.fromEntries(
    Object.keys(calls).map((name) => [
      name,
      async (args: CallArgs<CallName>, context: CallContext) => {
        const handler = (await whenLoaded()).handlers[name as keyof SyncHandlers]
        return (handler as (...given: unknown[]) => unknown)(args, context)
      },
    ]),
  ) as unknown as SyncHandlers

  return {
    attend(chapter, fileKey) {
      attended = { chapter, fileKey }
      chapter.listeners.add({
        changed: () => undefined,
        closing: () => {
          if (attended?.chapter === chapter) attended = null
          places.clear()
        },
      })
      if (loaded) loaded.service.attend(chapter, fileKey).catch(parts.report)
      else if (isTogether(chapter.db)) whenLoaded().catch(parts.report)
    },
    renamed() {
      loaded?.service.renamed()
    },
    windowLeft: places.left,
    handlers: {
      ...handlers,
      ...presenceHandlers(withChapter, {
        places,
        isShared: (db) => readNote(db, 'sync-relay') !== null,
        others: (db) => loaded?.others(db) ?? null,
      }),
      'sync.state': (args, context) =>
        withChapter((chapter) =>
          isTogether(chapter.db) ? handlers['sync.state'](args, context) : succeed(LOCAL),
        ),
    },
  }
}
