/** Today's app opens what tomorrow's app wrote, works with it, and loses nothing. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { agendaItem } from '../../shared/meetings/agenda-item.ts'
import { member } from '../../shared/members/member.ts'
import { text } from '../../shared/records/field.ts'
import {
  fieldsOf,
  listOf,
  mapOf,
  readRecord,
  textOf,
  type RecordKind,
} from '../../shared/records/record-kind.ts'
import type { ChangeSet } from '../../shared/records/change-set.ts'
import { compareProjections } from '../../core/records/compare-projections.ts'
import { loadDocument } from '../../core/records/document-store.ts'
import { history } from '../../core/records/history.ts'
import { receiveChangeSets } from '../../core/records/receive.ts'
import { trash, restore, trashed } from '../../core/records/trash.ts'
import { setBack, setBackPreview } from '../../core/records/set-back.ts'
import { undo } from '../../core/records/undo.ts'
import { storeVersion } from '../../core/records/versions.ts'
import { write } from '../../core/records/write.ts'
import { openCopy, type Copy } from '../support/open-copy.ts'

const id = 'b'.repeat(32)

/** Tomorrow's members have a field, a list, a set, and keys in items that today's do not know. */
const tomorrowsMember: RecordKind = {
  ...member,
  fields: { ...member.fields, nickname: text(), pronouns: z.array(z.string()).catch([]) },
  lists: { ...member.lists, languages: z.object({ language: text() }) },
  maps: { ...member.maps, consents: z.literal(true) },
}

/** A change set of another device, made with tomorrow's app. */
function fromTomorrow(kind: string, make: (doc: Y.Doc) => void, from?: Y.Doc): ChangeSet {
  const doc = new Y.Doc()
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  const before = Y.encodeStateVector(doc)
  doc.clientID = 2 * 2 ** 32 + 77
  make(doc)
  const stamp = Date.now().toString(16).padStart(12, '0') + '0000' + '000002'
  return {
    id: stamp,
    device: 2,
    command: 'members.tomorrow',
    undoes: null,
    changes: [
      {
        document: id,
        kind,
        space: 'board',
        update: Y.encodeStateAsUpdate(doc, before),
        fields: [{ path: 'nickname', before: null, after: 'Evi' }],
        part: 0,
      },
    ],
  }
}

const map = (entries: Record<string, unknown>) => new Y.Map(Object.entries(entries))

function fillMember(doc: Y.Doc) {
  fieldsOf(doc).set('lastName', 'Meier')
  fieldsOf(doc).set('kind', 'honorary')
  fieldsOf(doc).set('nickname', 'Evi')
  fieldsOf(doc).set('pronouns', ['sie', 'ihr'])
  listOf(doc, 'emails').insert(0, [
    map({ id: 'e1', address: 'eva@example.org', label: '', verified: { by: 'link', at: 7 } }),
    map({ id: 'e2', matrix: '@eva:example.org' }),
  ])
  listOf(doc, 'languages').insert(0, [map({ id: 'l1', language: 'sorbisch' })])
  mapOf(doc, 'tags').set('Jusos', true)
  mapOf(doc, 'tags').set('AG', { since: 2029 })
  mapOf(doc, 'consents').set('photos', true)
  doc.getMap('settings').set('badge', 'gold')
}

/** Everything in a document, whatever today's app knows of it. */
function whole(copy: Copy) {
  const doc = loadDocument(copy.db, id)
  return {
    fields: fieldsOf(doc).toJSON(),
    lists: ['emails', 'phones', 'languages'].map((name) => listOf(doc, name).toJSON() as unknown),
    maps: ['tags', 'consents', 'blocks'].map((name) => mapOf(doc, name).toJSON()),
    settings: doc.getMap('settings').toJSON(),
    text: textOf(doc, 'text').toString(),
  }
}

test('a member of tomorrow, edited with every command of today, keeps what today does not know', async () => {
  const copy = openCopy(1)
  receiveChangeSets(copy, [fromTomorrow('member', fillMember)])
  const before = whole(copy)
  const change = (path: string, value: string | true | null | object) =>
    write(copy, 'members.update', (draft) => {
      draft.change(id, [{ path, value: value as never }])
    })
  const renamed = change('lastName', 'Schulz')
  const address = change('emails/e1', { address: 'neu@example.org', label: 'privat' })
  const removed = change('emails/e2', null)
  const untagged = change('tags/AG', null)
  change('phones/p', { number: '1' })
  await trash(copy, [id])
  await restore(copy, [id])
  expect(whole(copy).lists[0]).toEqual([
    {
      id: 'e1',
      address: 'neu@example.org',
      label: 'privat',
      verified: { by: 'link', at: 7 },
    },
  ])
  for (const changeSet of [untagged, removed, address, renamed]) {
    if (changeSet) await undo(copy, changeSet)
  }
  change('phones/p', null)
  expect(whole(copy)).toEqual(before)
})

test('set back to a day takes tomorrow’s fields along', () => {
  let now = Date.now() + 1000
  const copy = openCopy(1, () => now)
  receiveChangeSets(copy, [fromTomorrow('member', fillMember)])
  const before = whole(copy)
  now += 1000
  write(copy, 'members.update', (draft) => {
    draft.change(id, [
      { path: 'nickname', value: null },
      { path: 'emails/e2', value: null },
    ])
  })
  expect(setBack(copy, id, now - 500)).toMatchObject({ ok: true })
  expect(whole(copy)).toEqual(before)
})

test('undo and set-back leave tomorrow’s lists and maps alone, and say so', async () => {
  const copy = openCopy(1)
  receiveChangeSets(copy, [fromTomorrow('member', fillMember)])
  const fields = [
    { path: 'city', before: null, after: 'Jena' },
    { path: 'languages/l2', before: { id: 'l2', language: 'dänisch' }, after: null },
    { path: 'languages/l1/language', before: 'wendisch', after: 'sorbisch' },
    { path: 'consents/photos', before: null, after: true },
  ]
  const second = fromTomorrow(
    'member',
    (doc) => {
      fieldsOf(doc).set('city', 'Jena')
    },
    loadDocument(copy.db, id),
  )
  const [change] = second.changes
  const later = (Date.now() + 60_000).toString(16).padStart(12, '0') + '0000' + '000002'
  if (change) receiveChangeSets(copy, [{ ...second, id: later, changes: [{ ...change, fields }] }])
  const unknown = ['languages/l2', 'languages/l1/language', 'consents/photos']
  const before = whole(copy)

  const at = Date.now() + 30_000
  const preview = setBackPreview(copy, id, at)
  expect(preview).toMatchObject({ ok: true, value: { fields: [{ path: 'city' }], kept: unknown } })
  const undone = await undo(copy, later)
  expect(undone.kept.map(({ path }) => path)).toEqual(unknown)
  expect(whole(copy)).toEqual({ ...before, fields: { ...before.fields, city: undefined } })
  await undo(copy, history(copy, id)[0]?.changeSet ?? '')
  expect(setBack(copy, id, at)).toMatchObject({ ok: true })
  expect(whole(copy)).toEqual({ ...before, fields: { ...before.fields, city: undefined } })
})

test('a block and a paragraph of tomorrow stay beside today’s edits and come back with a version', () => {
  let now = Date.now() + 1000
  const copy = openCopy(1, () => now)
  const make = (doc: Y.Doc) => {
    fieldsOf(doc).set('title', 'Haushalt')
    mapOf(doc, 'blocks').set('b1', map({ type: 'lottery', seats: 3 }))
    mapOf(doc, 'blocks').set('b2', map({ type: 'motion', title: 'Rad', weight: 2 }))
    const chart = new Y.XmlElement('chart')
    chart.setAttribute('source', 'b1')
    chart.insert(0, [new Y.XmlText('Balken')])
    textOf(doc, 'text').insert(0, [chart])
  }
  receiveChangeSets(copy, [fromTomorrow(agendaItem.kind, make)])
  const before = whole(copy)
  storeVersion(copy.db, id, now, Y.encodeStateAsUpdate(loadDocument(copy.db, id)))
  now += 1000
  write(copy, 'agenda.update', (draft) => {
    draft.change(id, [
      { path: 'title', value: 'Haushalt 2028' },
      { path: 'blocks/b2', value: { type: 'motion', title: 'Fahrrad' } },
    ])
  })
  write(copy, 'text.edit', (draft) => {
    draft.edit(id, (doc) => {
      textOf(doc, 'text').delete(0, 1)
      return []
    })
  })
  expect(whole(copy).maps[2]).toEqual({
    b1: { type: 'lottery', seats: 3 },
    b2: { type: 'motion', title: 'Fahrrad', weight: 2 },
  })
  expect(setBack(copy, id, now - 500)).toMatchObject({ ok: true })
  expect(whole(copy)).toEqual(before)
})

test('a kind of tomorrow is kept as it came, and passed on byte for byte in what it means', () => {
  const copy = openCopy(1)
  const sent = fromTomorrow('podcast', (doc) => {
    fieldsOf(doc).set('title', 'Folge 1')
    doc.getArray('chapters').insert(0, ['Anfang', { at: 12 }])
    doc.getText('shownotes').insert(0, 'Hallo')
  })
  receiveChangeSets(copy, [sent, sent])
  const original = new Y.Doc()
  for (const { update } of sent.changes) Y.applyUpdate(original, update)
  expect(Y.encodeStateAsUpdate(loadDocument(copy.db, id))).toEqual(Y.encodeStateAsUpdate(original))
  expect(history(copy, id)).toMatchObject([{ command: 'members.tomorrow', person: 'Bernd' }])
  expect(compareProjections(copy.db).differences).toEqual([])
  expect(trashed(copy.db, { offset: 0, limit: 10 }, Date.now()).total).toBe(0)
})

test('when the app is updated, what it had kept is there: nothing was rewritten', () => {
  const copy = openCopy(1)
  receiveChangeSets(copy, [fromTomorrow('member', fillMember)])
  write(copy, 'members.update', (draft) => {
    draft.change(id, [{ path: 'city', value: 'Jena' }])
  })
  expect(readRecord(tomorrowsMember, loadDocument(copy.db, id))).toMatchObject({
    nickname: 'Evi',
    pronouns: ['sie', 'ihr'],
    city: 'Jena',
    languages: [{ id: 'l1', language: 'sorbisch' }],
    consents: { photos: true },
  })
})
