/** What an erasure would remove, and where else the erased are named. */
import { CHAPTER_DOCUMENT } from '../../shared/chapter/chapter-record.ts'
import { fieldsOf, listOf, mapOf, textOf } from '../../shared/records/record-kind.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import type { Progress } from '../../shared/rpc/frames.ts'
import type { ErasePreview, Mention } from '../../shared/rpc/record-calls.ts'
import { foldExpanded } from '../../shared/search/fold.ts'
import { plainText } from '../../shared/text/plain-text.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { loadDocument } from './document-store.ts'
import { hasMinutes } from './erase.ts'
import { othersTurn } from './others-turn.ts'

/** Records that are looked through before others get their turn: about 10 ms. */
const STEP = 40

/** @param ids those that do not exist (any more) are left out */
export async function erasePreview(
  { db }: Chapter,
  ids: readonly string[],
  tell?: (progress: Progress) => void,
): Promise<ErasePreview> {
  const records = ids.flatMap((id) => {
    if (id === CHAPTER_DOCUMENT) return []
    const row = db.get<{ kind: string; title: string }>(
      'SELECT kind, title FROM records WHERE id = ?',
      [id],
    )
    return row
      ? [{ id, ...row, history: historyLength(db, id), hasMinutes: hasMinutes(db, id) }]
      : []
  })
  const needles = new Set<string>(ids)
  for (const { id, title } of records) for (const name of namesOf(db, id, title)) needles.add(name)
  return { records, mentions: await mentions(db, new Set(ids), needles, tell) }
}

function historyLength(db: Database, id: string): number {
  const row = db.get<{ count: number }>(
    'SELECT count(DISTINCT change_set) AS count FROM changes WHERE document = ?',
    [id],
  )
  return row?.count ?? 0
}

/** How others may have written the name, folded as texts are for the search. */
function namesOf(db: Database, id: string, title: string): string[] {
  const person = db.get<{ first: string; last: string }>(
    'SELECT first_name AS first, last_name AS last FROM members WHERE id = ?',
    [id],
  )
  const spellings =
    person?.first && person.last
      ? [`${person.first} ${person.last}`, `${person.last}, ${person.first}`]
      : [title]
  return spellings.map(foldExpanded).filter((name) => name.trim().length > 2)
}

async function mentions(
  db: Database,
  erased: ReadonlySet<string>,
  needles: ReadonlySet<string>,
  tell?: (progress: Progress) => void,
): Promise<Mention[]> {
  const others = db
    .all<Mention>('SELECT id, kind, title FROM records ORDER BY kind, title, id')
    .filter(({ id }) => !erased.has(id))
  const found: Mention[] = []
  for (let done = 0; done < others.length; done += STEP) {
    for (const other of others.slice(done, done + STEP)) {
      const content = foldExpanded(contentOf(db, other))
      if ([...needles].some((needle) => content.includes(needle))) found.push(other)
    }
    tell?.({ done: Math.min(done + STEP, others.length), total: others.length })
    await othersTurn()
  }
  return found
}

/** Everything that a record says, as one text. Of a kind from a newer app only its fields. */
function contentOf(db: Database, { id, kind: name }: Mention): string {
  const doc = loadDocument(db, id)
  const kind = recordKind(name)
  return [
    JSON.stringify(fieldsOf(doc).toJSON()),
    ...Object.keys(kind?.lists ?? {}).map((list) => JSON.stringify(listOf(doc, list).toJSON())),
    ...Object.keys(kind?.maps ?? {}).map((map) => JSON.stringify(mapOf(doc, map).toJSON())),
    ...(kind?.texts ?? []).map((text) => plainText(textOf(doc, text))),
  ].join('\n')
}
