import { expect, test } from 'vitest'
import { joinLink, joinLinkIn } from './join-link.ts'

const LINK = 'vorstandsmappe://join#AbC-123_xyz'

test('an invitation is found among what the app is started with, wherever it stands', () => {
  expect(joinLinkIn(['/opt/app', '--data', '/home/anna', LINK])).toBe(LINK)
  expect(joinLinkIn(['/opt/app', '--', 'vorstandsmappe://join/#AbC', '--lang=de'])).toBe(
    'vorstandsmappe://join/#AbC',
  )
  expect(joinLinkIn(['/opt/app', '--data', '/home/anna'])).toBe('')
})

test.each([
  'vorstandsmappe://open#AbC',
  'vorstandsmappe://join',
  'vorstandsmappe://join#',
  'vorstandsmappe://join#AbC --data=/tmp',
  'vorstandsmappe://join#AbC" "--inspect',
  'vorstandsmappe://join?a=b#AbC',
  'vorstandsmappe://join.example.org/#AbC',
  'https://example.org/#vorstandsmappe://join#AbC',
  `vorstandsmappe://join#${'A'.repeat(1000)}`,
])('what is no invitation is ignored: %s', (opened) => {
  expect(joinLink(opened)).toBe('')
})
