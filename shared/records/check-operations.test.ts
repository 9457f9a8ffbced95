import { expect, test } from 'vitest'
import { z } from 'zod'
import { agendaItem } from '../meetings/agenda-item.ts'
import { member } from '../members/member.ts'
import { checkOperations, MAX_FIELD_LENGTH, MAX_KEY_LENGTH } from './check-operations.ts'
import { text } from './field.ts'
import type { Json } from './json.ts'
import { defineRecordKind } from './record-kind.ts'

const check = (path: string, value: Json) => checkOperations(member, [{ path, value }])

test.each<[string, Json]>([
  ['lastName', 'Großmüller'],
  ['lastName', null],
  ['lastName', ''],
  ['birthDate', '1999-02-28'],
  ['birthDate', ''],
  ['kind', 'guest'],
  ['emails/a1', { label: 'privat', address: 'eva@example.org' }],
  ['emails/a1', { address: 'eva@example.org' }],
  ['emails/a1', null],
  ['emails/a1/address', 'eva@example.org'],
  ['tags/Jusos', true],
  ['tags/AG 60/plus', true],
  ['tags/Jusos', null],
  ['lastName', '𝒢roß'],
  [`tags/${'€'.repeat(MAX_KEY_LENGTH)}`, true],
])('%s takes %j', (path, value) => {
  expect(check(path, value)).toBeNull()
})

test.each<[string, Json]>([
  ['lastname', 'x'],
  ['trashed', '2027-01-01'],
  ['constructor', 'x'],
  ['emails', []],
  ['emails/a/b/c', 'x'],
  ['emails/../address', 'x'],
  ['emails/a/verified', true],
  ['tags/', true],
  ['tags/ Jusos', true],
  [`tags/${'x'.repeat(101)}`, true],
  ['faxes/a', { number: '1' }],
  // Half a character has no UTF-8: it would come back as another one, or not at all.
  ['tags/Ju\ud83dsos', true],
  ['tags/Ju\ud83dsos', null],
])('%s is no field of a member', (path, value) => {
  expect(check(path, value)).toEqual({ code: 'records/unknown-field', path })
})

test.each<[string, Json]>([
  ['lastName', 7],
  ['lastName', ['Meier']],
  ['lastName', 'x'.repeat(MAX_FIELD_LENGTH + 1)],
  ['birthDate', '28.2.1999'],
  ['birthDate', '1999-02-29'],
  ['birthDate', '1999-13-01'],
  ['kind', 'friend'],
  ['emails/a', 'eva@example.org'],
  ['emails/a', { address: 'eva@example.org', verified: true }],
  ['emails/a', { address: 7 }],
  ['tags/Jusos', 'yes'],
  ['tags/Jusos', false],
  ['lastName', 'Gro\udc00'],
  ['emails/a', { address: 'eva@example.org', label: '\ud83d' }],
])('%s does not take %j', (path, value) => {
  expect(check(path, value)).toEqual({ code: 'records/bad-value', path })
})

test('a block of an agenda item is checked as a whole and key by key', () => {
  const checkBlock = (path: string, value: Json) => checkOperations(agendaItem, [{ path, value }])
  expect(checkBlock('blocks/m1', { type: 'motion', title: 'Rad', yes: 7 })).toBeNull()
  expect(checkBlock('blocks/m1', { title: 'without a type' })?.code).toBe('records/bad-value')
  expect(checkBlock('blocks/m1/yes', 7)).toBeNull()
  expect(checkBlock('blocks/m1/yes', -1)?.code).toBe('records/bad-value')
  expect(checkBlock('blocks/m1/maybe', 7)?.code).toBe('records/unknown-field')
})

test('a block can be one of several types; each key of any of them is known', () => {
  const kind = defineRecordKind({
    kind: 'note',
    fields: {},
    lists: {},
    maps: {
      blocks: z.discriminatedUnion('type', [
        z.object({ type: z.literal('task'), who: text() }),
        z.object({ type: z.literal('quote'), by: text() }),
      ]),
    },
    texts: [],
  })
  const checkBlock = (path: string, value: Json) => checkOperations(kind, [{ path, value }])
  expect(checkBlock('blocks/a', { type: 'task', who: 'Eva' })).toBeNull()
  expect(checkBlock('blocks/a', { type: 'task', by: 'Eva' })?.code).toBe('records/bad-value')
  expect(checkBlock('blocks/a/by', 'Eva')).toBeNull()
  expect(checkBlock('blocks/a/until', 'Eva')?.code).toBe('records/unknown-field')
})
