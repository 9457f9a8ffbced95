/** The lists that lie open, each in a thread of its own, and whether what is planned still stands. */
import { member } from '../../shared/members/member.ts'
import { fail } from '../../shared/rpc/contract.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { ImportHelper } from '../helpers/import-worker.ts'
import { openHelper, type Helper } from '../helpers/open-helper.ts'
import { newId } from '../records/new-id.ts'
import { oneAfterAnother, type OneAfterAnother } from '../session/one-after-another.ts'

/** Lists that may lie open at once, one per window; the oldest goes first. */
const MAX_OPEN = 4

export interface OpenImport {
  helper: Helper<ImportHelper>
  /** What the list was compared with last, as {@link OpenImports.members} counted it then. */
  planned: number | null
  /** What the thread is asked to do to the list. */
  turns: OneAfterAnother
}

export interface OpenImports {
  /** Opens a thread for a list. */
  open(chapter: Chapter): string
  close(id: string): void
  /** Works on an open list; its memory may have run out: then the thread is gone, and the list. */
  use<Result>(
    id: string,
    work: (found: OpenImport) => Promise<Result>,
  ): Promise<Result | ReturnType<typeof gone>>
  /**
   * The same for work that changes what lies open, by several calls: two at once would mix what they
   * tell the thread.
   */
  change: OpenImports['use']
  /** Counts whatever happens to members while lists lie open. */
  members(): number
}

const gone = () => fail('import/gone')

export function createOpenImports(): OpenImports {
  const open = new Map<string, OpenImport>()
  const attended = new WeakSet<Chapter>()
  let members = 0

  function close(id: string) {
    open.get(id)?.helper.close()
    open.delete(id)
  }

  /** A list must not outlast the open vault. */
  function attend(chapter: Chapter) {
    if (attended.has(chapter)) return
    attended.add(chapter)
    const note = (records: readonly { kind: string }[]) => {
      if (records.some(({ kind }) => kind === member.kind)) members += 1
    }
    chapter.listeners.add({
      changed: note,
      erased: note,
      closing: () => {
        for (const id of [...open.keys()]) close(id)
      },
    })
  }

  const use: OpenImports['use'] = async (id, work) => {
    const found = open.get(id)
    if (!found) return gone()
    try {
      return await work(found)
    } catch (error) {
      if (open.get(id) === found) close(id)
      if (error instanceof Error && error.message.startsWith('import-worker:')) return gone()
      throw error
    }
  }

  return {
    open(chapter) {
      const oldest = [...open.keys()][0]
      if (open.size >= MAX_OPEN && oldest) close(oldest)
      const id = newId()
      open.set(id, { helper: openHelper('import-worker'), planned: null, turns: oneAfterAnother() })
      attend(chapter)
      return id
    },
    close,
    use,
    change: (id, work) =>
      use(id, (found) =>
        found.turns.run(async () => (open.get(id) === found ? work(found) : gone())),
      ),
    members: () => members,
  }
}
