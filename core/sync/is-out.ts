import { ready } from '../../shared/protocol/crypto.ts'
import { presentDevice } from '../../shared/protocol/roster/roster.ts'
import type { Database } from '../db/database.ts'
import { ownDevice } from '../vault/device.ts'
import { readChain } from './sync-store.ts'

/** Whether this device belonged to a shared chapter and does no longer: it left, or was removed. */
export async function isOut(db: Database): Promise<boolean> {
  await ready
  const chain = readChain(db)
  return chain !== null && presentDevice(chain.now, ownDevice(db)) === null
}
