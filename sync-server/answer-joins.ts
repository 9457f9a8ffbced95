/** Who asks to join, by an invite. */
import { encode } from '../shared/protocol/codec/codec.ts'
import { equalBytes } from '../shared/protocol/crypto.ts'
import { relayMessage } from '../shared/protocol/relay/relay-messages.ts'
import { inviteOf, presentDevice } from '../shared/protocol/roster/roster.ts'
import { done, failed, type Answer, type Asked, type Request } from './asked.ts'

/** Of one space at a time. They are counted for no device, so that there can be few of them. */
const MAX_JOINS = 30

export async function askToJoin(
  { space, storage, guest, now }: Asked,
  { request, asked }: Request<'joinAsk'>,
): Promise<Answer> {
  if (!guest) return failed(request, 'not-yours')
  const { key } = guest
  const invite = inviteOf(space.chain().now, key)
  if (invite?.state !== 'open') return failed(request, 'unknown-device')
  const others = (await storage.joins(space.id, now())).filter((one) => !equalBytes(one.key, key))
  if (others.length >= MAX_JOINS) return failed(request, 'too-many')
  await storage.putJoin(space.id, { key, asked }, invite.expires)
  const frame = encode(relayMessage, { type: 'joins', request: null, asking: [{ key, asked }] })
  for (const member of space.members) {
    const { role } = presentDevice(space.chain().now, member.device) ?? {}
    if (role === 'admin') member.deliver(frame, false)
  }
  return done(request)
}
