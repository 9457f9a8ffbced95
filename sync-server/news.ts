/** What devices appended to a space in one commit, told to everybody else in one frame for each. */
import { PAGE_BYTES } from '../shared/protocol/relay/client-messages.ts'
import { encodedEntries } from './encoded-entries.ts'
import type { Member } from './live-space.ts'
import type { Observer } from './observer.ts'

export interface News {
  /** To be told when this turn of the event loop is over, in which the rest of the commit follows. */
  add(from: Member, entries: readonly Uint8Array[]): void
  /** At once, so that what is told next comes after it. */
  tell(): void
}

export function createNews(members: ReadonlySet<Member>, observer: Observer): News {
  let waiting: { from: Member; entries: readonly Uint8Array[] }[] = []
  let bytes = 0

  function tell() {
    const news = waiting
    waiting = []
    bytes = 0
    if (news.length === 0) return
    const authors = new Set(news.map(({ from }) => from))
    const entriesFor = (reader: Member | null) =>
      news.flatMap(({ from, entries }) => (from === reader ? [] : entries))
    let all: Uint8Array | null = null
    let [messages, size] = [0, 0]
    for (const member of members) {
      if (member.isGuest) continue
      const entries = authors.has(member) ? entriesFor(member) : null
      if (entries?.length === 0) continue
      const frame = entries ? encodedEntries(entries) : (all ??= encodedEntries(entriesFor(null)))
      member.deliver(frame, false)
      messages += 1
      size += frame.length
    }
    observer.delivered(messages, size)
  }

  return {
    add(from, entries) {
      if (waiting.length === 0) process.nextTick(tell)
      waiting.push({ from, entries })
      for (const { length } of entries) bytes += length
      if (bytes >= PAGE_BYTES) tell()
    },
    tell,
  }
}
