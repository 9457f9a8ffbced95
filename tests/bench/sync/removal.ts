/** Somebody leaves a board of thirty devices: they are removed, and the others get a new key. */
import { randomBytes, receivingKeyPair, signingKeyPair } from '../../../shared/protocol/crypto.ts'
import { inviteKeys, readInvite } from '../../../shared/protocol/join/invite-link.ts'
import { makeJoinRequest } from '../../../shared/protocol/join/join-request.ts'
import { inviteCode } from '../../../shared/sync/invite-address.ts'
import { Device } from '../../relay/support/device.ts'
import { sign } from '../../../shared/protocol/crypto.ts'
import { challengeDigest } from '../../../shared/protocol/relay/challenge.ts'
import { openCore, setUp, type OpenCore } from '../../support/open-core.ts'
import { shareWith } from '../../sync/support/boards.ts'
import { median, timed, type Results } from '../measure.ts'
import { startServer } from '../relay/servers.ts'

const DEVICES = 30
const REMOVALS = 9

export async function removal(): Promise<Results> {
  const server = await startServer('relay')
  const anna = openCore()
  await anna.call('session.create', setUp)
  await shareWith(anna, server)
  for (let device = 2; device < DEVICES; device += 1) await addDevice(anna, server.url, device)
  const times: number[] = []
  for (let round = 0; round < REMOVALS; round += 1) {
    const last = await addDevice(anna, server.url, DEVICES + round)
    times.push(await timed(() => anna.call('sync.remove', { devices: [last] })))
  }
  await anna.core.stop()
  await server.stop()
  return { 'removal of one of thirty devices, with a new key': median(times) }
}

/** A device that is in the roster and not connected. @returns its number */
async function addDevice(admin: OpenCore, url: string, device: number): Promise<number> {
  const { link } = await admin.call('sync.invite', { role: 'member', hours: 1 })
  const invite = readInvite(inviteCode(link))
  if (!invite) throw new Error('no invitation')
  const { space, secret } = invite
  const keys = inviteKeys(secret)
  const guest = new Device(url)
  const { relay, nonce } = await guest.first('challenge')
  const signature = sign(challengeDigest(relay, nonce, space, 0), keys.privateKey)
  guest.sendHello({ type: 'invite', version: 1, space, key: keys.publicKey, signature })
  await guest.first('welcome')
  const own = {
    device,
    signingKey: signingKeyPair(randomBytes(32)).publicKey,
    receivingKey: receivingKeyPair(randomBytes(32)).publicKey,
  }
  const names = { person: `Person ${String(device)}`, device: 'Laptop' }
  await guest.ask({ type: 'joinAsk', asked: makeJoinRequest(space, secret, own, names) })
  guest.socket.close()
  const [asking] = await admin.call('sync.asking', {})
  if (!asking) throw new Error('nobody asks')
  await admin.call('sync.approve', { invite: asking.invite })
  return device
}
