import type { RelayMessage } from '../shared/protocol/relay/relay-messages.ts'
import type { LiveSpace, Member } from './live-space.ts'

/** What whoever was let in is told first. A guest does not learn who writes, nor how much. */
export function welcomeTo(space: LiveSpace, member: Member, time: number): RelayMessage {
  const { index: rosterIndex, head: rosterHead } = space.chain().now
  const here = new Set([...space.members].map(({ device }) => device))
  const logs = space.logs().map((log) => ({
    ...log,
    isHere: here.has(log.device) ? ('yes' as const) : ('no' as const),
  }))
  return {
    type: 'welcome',
    rosterIndex,
    rosterHead,
    logs: member.isGuest ? [] : logs,
    quota: space.room.usage(member.device),
    time,
  }
}
