import type { InjectionKey, Ref } from 'vue'
import type { AgendaEntry } from '../../../shared/rpc/meeting-calls.ts'

/** What a motion needs of the agenda item around it; the text only holds the motion's id. */
export interface MotionContext {
  item: string
  blocks: Readonly<Ref<AgendaEntry['blocks']>>
  /** How many people are recorded as present; 0 where nobody keeps a list. */
  present: Readonly<Ref<number>>
  /** The motion that was just put into the text here: whoever types on means its title. */
  placedJustNow: Readonly<Ref<string>>
}

export const motionContext: InjectionKey<MotionContext> = Symbol('motion context')
