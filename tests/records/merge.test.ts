import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ChangeSet } from '../../shared/records/change-set.ts'
import { agendaItem } from '../../shared/meetings/agenda-item.ts'
import { member } from '../../shared/members/member.ts'
import { textOf } from '../../shared/records/record-kind.ts'
import { compareProjections } from '../../core/records/compare-projections.ts'
import { loadDocument } from '../../core/records/document-store.ts'
import { history } from '../../core/records/history.ts'
import { receiveChangeSets } from '../../core/records/receive.ts'
import { restore, trash } from '../../core/records/trash.ts'
import { undo } from '../../core/records/undo.ts'
import { redoLast, undoLast } from '../../core/records/undo-last.ts'
import { setBack } from '../../core/records/set-back.ts'
import { write } from '../../core/records/write.ts'
import { projectionTables } from '../../core/db/tables.ts'
import { openCopy, type Copy } from '../support/open-copy.ts'

const SEED = 20_271_103
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60)

const ids = Array.from({ length: 3 }, (_, index) => String(index + 1).repeat(32))
const items = ['x', 'y', 'z'] as const
const words = fc.constantFrom('Jena', 'Großenhain', 'Überlingen', '', 'Straße 1')

/** What a person can do, as data; `at` names the copy and `who` the record. */
const act = fc.record({
  at: fc.nat(2),
  who: fc.nat(ids.length - 1),
  what: fc.oneof(
    fc.record({ type: fc.constant('create' as const), name: words }),
    fc.record({
      type: fc.constant('field' as const),
      path: fc.constantFrom('lastName', 'city', 'notes'),
      value: fc.option(words),
    }),
    fc.record({
      type: fc.constant('item' as const),
      item: fc.constantFrom(...items),
      address: fc.option(words),
      index: fc.option(fc.nat(3), { nil: undefined }),
    }),
    fc.record({ type: fc.constant('key' as const), item: fc.constantFrom(...items), value: words }),
    fc.record({
      type: fc.constant('tag' as const),
      tag: fc.constantFrom('Jusos', 'AG 60/plus'),
      on: fc.boolean(),
    }),
    fc.record({ type: fc.constantFrom('trash' as const, 'restore' as const) }),
    fc.record({ type: fc.constantFrom('undo' as const), nth: fc.nat(20) }),
    fc.record({ type: fc.constantFrom('undoLast' as const, 'redoLast' as const) }),
    fc.record({ type: fc.constant('setBack' as const), ago: fc.nat(20) }),
    fc.record({ type: fc.constant('text' as const), place: fc.nat(30), text: words }),
    fc.record({ type: fc.constant('together' as const), name: words }),
    // Some of what others did arrives, mixed up and repeated.
    fc.record({
      type: fc.constant('receive' as const),
      from: fc.nat(2),
      picks: fc.array(fc.nat()),
    }),
  ),
})
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

const textId = 'a'.repeat(32)

async function perform(copies: readonly Copy[], { at, who, what }: Act, now: number) {
  const copy = copies[at % copies.length]
  const id = ids[who] ?? ''
  if (!copy) return
  const change = (path: string, value: string | true | null | object, index?: number) =>
    write(copy, 'members.update', (draft) => {
      draft.change(id, [{ path, value: value as never, index }])
    })
  switch (what.type) {
    case 'create':
      // Ids are random: only one device creates a record.
      if (who % copies.length === copy.device - 1 && !exists(copy, id)) {
        write(copy, 'members.create', (draft) => {
          draft.create(member, id, [{ path: 'lastName', value: what.name || null }])
        })
      }
      break
    case 'field':
      change(what.path, what.value || null)
      break
    case 'item':
      change(
        `emails/${what.item}`,
        what.address === null ? null : { address: what.address },
        what.index,
      )
      break
    case 'key':
      change(`emails/${what.item}/label`, what.value)
      break
    case 'tag':
      change(`tags/${what.tag}`, what.on || null)
      break
    case 'trash':
      await trash(copy, [id])
      break
    case 'restore':
      await restore(copy, [id])
      break
    case 'undo': {
      const entry = history(copy, id)[what.nth]
      if (entry) await undo(copy, entry.changeSet)
      break
    }
    case 'undoLast':
      await undoLast(copy)
      break
    case 'redoLast':
      await redoLast(copy)
      break
    case 'setBack':
      setBack(copy, id, now - what.ago)
      break
    case 'text':
      write(copy, 'text.edit', (draft) => {
        draft.edit(textId, (doc) => {
          typeInto(doc, what.place, what.text)
          return []
        })
      })
      break
    case 'together':
      // Two parts of one change set, as an import's batches make them.
      continueChangeSet(copy, id, what.name)
      break
    case 'receive': {
      const from = copies[what.from % copies.length]
      if (!from || from.sent.length === 0) break
      const picked = what.picks.map((pick) => from.sent[pick % from.sent.length] as ChangeSet)
      expect(receiveChangeSets(copy, picked).refused).toEqual([])
    }
  }
}

const exists = (copy: Copy, id: string) =>
  copy.db.get('SELECT 1 FROM documents WHERE id = ?', [id]) !== undefined

function typeInto(doc: Y.Doc, place: number, text: string) {
  const fragment = textOf(doc, 'text')
  if (fragment.length === 0) fragment.insert(0, [new Y.XmlElement('paragraph')])
  const paragraph = fragment.get(place % fragment.length) as Y.XmlElement
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
  const line = paragraph.get(0) as Y.XmlText
  line.insert(Math.min(place, line.length), text || 'x')
}

function continueChangeSet(copy: Copy, id: string, name: string) {
  const first = write(copy, 'members.import', (draft) => {
    draft.change(id, [{ path: 'city', value: `${name} 1` }])
  })
  if (!first) return
  const second = (path: string) =>
    write(
      copy,
      'members.import',
      (draft) => {
        draft.change(id, [{ path, value: `${name} 2` }])
      },
      { changeSet: first },
    )
  second('city')
  second('notes')
}

function shown(copy: Copy) {
  const tables = projectionTables(copy.db).map((table) => {
    const rows = copy.db.all<Record<string, unknown>>(`SELECT * FROM ${table}`)
    return [table, rows.map(({ n, ...row }) => JSON.stringify(row)).sort()]
  })
  const histories = [...ids, textId].map((id) => history(copy, id, { limit: 500 }))
  const documents = copy.db.all('SELECT id, kind, space, created FROM documents ORDER BY id')
  const texts = textOf(loadDocument(copy.db, textId), 'text').toString()
  return { tables, histories, documents, texts }
}

/** Everybody gets everything, in an order of their own. */
function exchange(copies: readonly Copy[], order: readonly number[]) {
  for (const [index, copy] of copies.entries()) {
    const missing = copies.filter((other) => other !== copy).flatMap((other) => other.sent)
    const shuffled = missing
      .map((changeSet, place) => ({ changeSet, key: order[(place + index) % order.length] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ changeSet }) => changeSet)
    // Repeats come as well.
    receiveChangeSets(copy, [...shuffled, ...shuffled.slice(0, 5)])
  }
}

test.each([2, 3])(
  '%i copies that did anything at all show the same once each knows what the others did',
  async (count) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 5, maxLength: 40 }),
        fc.array(fc.nat(1000), { minLength: 7, maxLength: 7 }),
        async (acts, order) => {
          let now = Date.UTC(2027, 0, 1)
          const copies = ([1, 2, 3] as const).slice(0, count).map((n) => openCopy(n, () => now))
          const [first] = copies
          if (first) {
            write(first, 'agenda.create', (draft) => {
              draft.create(agendaItem, textId, [{ path: 'title', value: 'Haushalt' }])
            })
            for (const copy of copies.slice(1)) receiveChangeSets(copy, first.sent)
          }
          for (const step of acts) {
            now += 1
            await perform(copies, step, now)
          }
          exchange(copies, order)
          const [expected, ...others] = copies.map(shown)
          for (const other of others) expect(other).toEqual(expected)
          for (const copy of copies) expect(compareProjections(copy.db).differences).toEqual([])
        },
      ),
      { seed: SEED, numRuns: RUNS },
    )
  },
  120_000,
)
