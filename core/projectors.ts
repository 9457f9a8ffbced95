/** The one list of projectors, by kind. */
import type { RecordKind } from '../shared/records/record-kind.ts'
import { chapterProjector } from './chapter/project-chapter.ts'
import { agendaItemProjector } from './meetings/project-agenda-item.ts'
import { meetingProjector } from './meetings/project-meeting.ts'
import { memberProjector } from './members/project-member.ts'
import type { Projector } from './records/project.ts'

/** Each projector is only ever given records of its own kind. */
type AnyProjector = Projector<RecordKind, never>

const all = [chapterProjector, memberProjector, meetingProjector, agendaItemProjector]

export const projectors: ReadonlyMap<string, Projector<RecordKind>> = new Map(
  (all as AnyProjector[]).map((projector) => [projector.kind.kind, projector]),
) as ReadonlyMap<string, Projector<RecordKind>>
