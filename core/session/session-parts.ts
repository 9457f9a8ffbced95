import type { CoreHost } from '../host.ts'
import type { FolderKeys } from './folder-keys.ts'
import type { OneAfterAnother } from './one-after-another.ts'
import type { ShownChapter } from './shown-chapter.ts'

/** What the parts of a session work on together. */
export interface SessionParts {
  host: CoreHost
  keys: FolderKeys
  shown: ShownChapter
  /** Work on files of closed chapters, one after the other. */
  closedWork: OneAfterAnother
  /** Called when a chapter was opened or locked. */
  changed(state: 'open' | 'locked'): void
}
