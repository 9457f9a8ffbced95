import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createCursors, type OthersCursor } from './cursors.ts'
import { shareCursors } from './share-cursors.ts'

const ANNA = 1
const BERND = 2
const document = 'a'.repeat(32)
const bernds: OthersCursor = {
  document,
  client: BERND * 2 ** 32 + 5,
  anchor: { type: 'top' },
  head: { type: 'bottom' },
  name: 'Bernd',
  colour: '#b3261e',
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A text that is open on Anna's device, and what its windows are told. */
function openText() {
  const cursors = createCursors()
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const told: number[] = []
  awareness.on('update', ({ added, updated }: Record<string, number[]>) => {
    told.push(...(added ?? []), ...(updated ?? []))
  })
  const stop = shareCursors(cursors, { document, doc, awareness, device: ANNA })
  const end = () => {
    stop()
    awareness.destroy()
  }
  return { cursors, awareness, told, end }
}

test('a cursor of Bernd that stands still is told again before windows forget it', () => {
  const { cursors, awareness, told, end } = openText()
  cursors.showOthers([bernds])
  expect(awareness.getStates().get(bernds.client)).toMatchObject({
    user: { name: 'Bernd', color: '#b3261e', client: bernds.client },
    cursor: { anchor: { tname: 'text' }, head: { tname: 'text' } },
  })
  for (let half = 0; half < 4; half += 1) {
    told.length = 0
    vi.advanceTimersByTime(15_000)
    expect(told).toContain(bernds.client)
  }
  cursors.showOthers([])
  expect(awareness.getStates().has(bernds.client)).toBe(false)
  end()
})

test('a cursor in another text is not shown here, and of this device only its own are told', () => {
  const { cursors, awareness, end } = openText()
  cursors.showOthers([{ ...bernds, document: 'b'.repeat(32) }])
  expect(awareness.getStates().size).toBe(0)
  const cursor = { anchor: { tname: 'text', assoc: 0 }, head: { tname: 'text', assoc: 0 } }
  const own = ANNA * 2 ** 32 + 9
  for (const client of [own, bernds.client]) {
    awareness.clientID = client
    awareness.setLocalState({ cursor })
  }
  expect(cursors.own().map(({ client }) => client)).toEqual([own])
  end()
  expect(cursors.own()).toEqual([])
})
