import { expect, test } from 'vitest'
import { inviteAddress, inviteCode } from './invite-address.ts'

const CODE = 'AbC-123_xyz9'

test.each([
  ['as it was copied', inviteAddress(CODE)],
  ['without its address', CODE],
  ['with space around', `  ${inviteAddress(CODE)}\r\n`],
  ['broken into lines', 'vorstandsmappe://join#AbC-1\r\n23_x\n yz9'],
  ['in angle brackets', `<${inviteAddress(CODE)}>`],
  ['quoted in an answer', '> vorstandsmappe://join#AbC-1\n> 23_xyz9'],
  ['with characters that nobody sees', 'vorstandsmappe://join#AbC-1\u{200B}23_x\u{00AD}yz9'],
  ['with an escaped #', `vorstandsmappe://join%23${CODE}`],
  ['after a sentence', `Hier der Link:\n${inviteAddress(CODE)}`],
])('an invitation is read %s', (_how, pasted) => {
  expect(inviteCode(pasted)).toBe(CODE)
})
