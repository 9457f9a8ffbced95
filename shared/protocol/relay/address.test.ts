import { expect, test } from 'vitest'
import { MAX_ADDRESS_BYTES, relayAddress, shownAddress } from './address.ts'

test.each([
  ['relay.example.org', 'wss://relay.example.org'],
  [' https://Relay.Example.org/ ', 'wss://relay.example.org'],
  ['wss://relay.example.org:443/spd/', 'wss://relay.example.org/spd'],
  ['relay.example.org:8443', 'wss://relay.example.org:8443'],
  ['127.0.0.1:8787', 'ws://127.0.0.1:8787'],
  ['ws://localhost:8787', 'ws://localhost:8787'],
  ['wss://localhost', 'wss://localhost'],
  [`wss://${'x'.repeat(MAX_ADDRESS_BYTES - 6)}`, `wss://${'x'.repeat(MAX_ADDRESS_BYTES - 6)}`],
])('%s is %s', (typed, address) => {
  expect(relayAddress(typed)).toBe(address)
})

test.each([
  '',
  'ws://relay.example.org',
  'ftp://x',
  'relay.example.org:99999',
  'a b',
  'wss://x/?q',
  `wss://${'x'.repeat(MAX_ADDRESS_BYTES - 5)}`,
])('no relay can be at %s', (typed) => {
  expect(relayAddress(typed)).toBe(null)
})

test.each([
  ['wss://relay.example.org/spd', 'relay.example.org/spd'],
  ['ws://127.0.0.1:8787', 'ws://127.0.0.1:8787'],
  ['wss://localhost', 'wss://localhost'],
])('%s is shown as %s, which can be typed for it', (address, shown) => {
  expect(shownAddress(address)).toBe(shown)
  expect(relayAddress(shown)).toBe(address)
})
