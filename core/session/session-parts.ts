import type { Progress } from '../../shared/rpc/frames.ts'
import type { CoreHost } from '../host.ts'
import type { FolderKeys } from './folder-keys.ts'
import type { OpenKeys } from './keys.ts'
import type { OneAfterAnother } from './one-after-another.ts'
import type { ShownChapter } from './shown-chapter.ts'

/** Who wants to know what becomes of the session. */
export interface SessionListener {
  /** Something is shown that was not, or all was closed. */
  changed(state: 'open' | 'locked'): void
  /** A chapter was closed that nobody goes on with; the keys are those that were open then. */
  left(id: string, keys: OpenKeys): void
  /** How far the chapter is that is being made ready. */
  prepared(progress: Progress): void
}

/** What the parts of a session work on together. */
export interface SessionParts {
  host: CoreHost
  keys: FolderKeys
  shown: ShownChapter
  /** Work on files of closed chapters, one after the other. */
  closedWork: OneAfterAnother
  changed: SessionListener['changed']
}
