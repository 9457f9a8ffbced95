import { describe, expect, test } from 'vitest'
import { place } from '../../../shared/presence/place.ts'
import { addressOf, placeOf } from './place-of-route.ts'

const [record, item] = ['a'.repeat(32), 'b'.repeat(32)]

function at(address: string) {
  const [path = '', query = ''] = address.split('?')
  return placeOf({ path, query: Object.fromEntries(new URLSearchParams(query)) })
}

describe('whoever is at', () => {
  test.each([
    '/',
    '/members',
    `/members/${record}`,
    `/meetings/${record}`,
    `/meetings/${record}?item=${item}`,
    `/resolutions/${record}/${item}`,
    '/trash',
    '/settings',
  ])('%s is found by the same address, and the core takes it', (address) => {
    const there = at(address)
    expect(place.parse(there)).toEqual(there)
    expect(there && addressOf(there)).toBe(address)
  })

  test('an import, or a member who is just being typed, is among the members', () => {
    const members = { section: 'members', record: '', item: '' }
    expect(at('/members/import')).toEqual(members)
    expect(at(`/members/new/${record}`)).toEqual(members)
    expect(at('/members?search=Rosenblatt')).toEqual(members)
  })

  test('a page that is none is nowhere', () => {
    expect(at('/gibtesnicht')).toBe(null)
  })
})
