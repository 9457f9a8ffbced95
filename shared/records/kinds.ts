/** Every kind that this app knows. A record of any other kind is kept and passed on, not shown. */
import { chapterRecord } from '../chapter/chapter-record.ts'
import { agendaItem } from '../meetings/agenda-item.ts'
import { meeting } from '../meetings/meeting.ts'
import { member } from '../members/member.ts'
import type { RecordKind } from './record-kind.ts'

const kinds: readonly RecordKind[] = [chapterRecord, member, meeting, agendaItem]
const kindsByName = new Map(kinds.map((kind) => [kind.kind, kind]))

export function recordKind(name: string): RecordKind | undefined {
  return kindsByName.get(name)
}
