/** What an erasure would remove, and where else the erased are named. */
import { CHAPTER_DOCUMENT } from '../../shared/chapter/chapter-record.ts'
import { fieldsOf, listOf, mapOf, textOf } from '../../shared/records/record-kind.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import type { ErasePreview, Mention } from '../../shared/rpc/record-calls.ts'
import { foldExpanded } from '../../shared/search/fold.ts'
import { plainText } from '../../shared/text/plain-text.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { meetingNames } from '../meetings/meeting-names.ts'
import { withItemsBelow } from '../meetings/items-gone.ts'
import { loadDocument } from './document-store.ts'
import { hasMinutes } from './erase.ts'
import { nameFinder } from './name-finder.ts'
import { othersTurn } from './others-turn.ts'
import type { Watch } from './write-in-steps.ts'

/** Records that are looked through before others get their turn: about 10 ms. */
const STEP = 40

/**
 * @param given those that do not exist (any more) are left out
 * @param watch when it is stopped, what was found until then is answered
 */
export async function erasePreview(
  { db }: Chapter,
  given: readonly string[],
  watch: Watch = {},
): Promise<ErasePreview> {
  const ids = withItemsBelow(db, given)
  const records: ErasePreview['records'] = []
  const names: string[] = []
  const calledBy = meetingNames(db, ids)
  await inSteps(ids, {}, (id) => {
    const row = db.get<{ kind: string; title: string }>(
      'SELECT kind, title FROM records WHERE id = ?',
      [id],
    )
    if (!row || id === CHAPTER_DOCUMENT) return
    const titled = { id, ...row, calledBy: calledBy(id) }
    records.push({ ...titled, history: historyLength(db, id), hasMinutes: hasMinutes(db, id) })
    names.push(...namesOf(db, id, row.title))
  })
  const erased = new Set(ids)
  const isNamed = nameFinder([...names, ...ids])
  const others = db
    .all<Omit<Mention, 'calledBy'>>('SELECT id, kind, title FROM records ORDER BY kind, title, id')
    .filter(({ id }) => !erased.has(id))
  const mentions: typeof others = []
  await inSteps(others, watch, (other) => {
    if (isNamed(foldExpanded(contentOf(db, other)))) mentions.push(other)
  })
  const nameOf = meetingNames(
    db,
    mentions.map(({ id }) => id),
  )
  return { records, mentions: mentions.map((one) => ({ ...one, calledBy: nameOf(one.id) })) }
}

async function inSteps<Item>(
  items: readonly Item[],
  { progress, signal }: Watch,
  look: (item: Item) => void,
): Promise<void> {
  for (let done = 0; done < items.length && !signal?.aborted; done += STEP) {
    for (const item of items.slice(done, done + STEP)) look(item)
    progress?.({ done: Math.min(done + STEP, items.length), total: items.length })
    await othersTurn()
  }
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

/** Everything that a record says, as one text. Of a kind from a newer app only its fields. */
function contentOf(db: Database, { id, kind: name }: Pick<Mention, 'id' | 'kind'>): string {
  const doc = loadDocument(db, id)
  const kind = recordKind(name)
  return [
    JSON.stringify(fieldsOf(doc).toJSON()),
    ...Object.keys(kind?.lists ?? {}).map((list) => JSON.stringify(listOf(doc, list).toJSON())),
    ...Object.keys(kind?.maps ?? {}).map((map) => JSON.stringify(mapOf(doc, map).toJSON())),
    ...(kind?.texts ?? []).map((text) => plainText(textOf(doc, text))),
  ].join('\n')
}
