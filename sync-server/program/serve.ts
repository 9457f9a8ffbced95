/** Runs the relay until it is asked to stop. */
import { readFileSync } from 'node:fs'
import { MAX_ADDRESS_BYTES, relayAddress } from '../../shared/protocol/relay/address.ts'
import { startRelay, type Certificate, type Relay } from '../relay.ts'
import { lockData, openData, orSentence } from './data-folder.ts'
import { log, logFailure } from './log.ts'
import { OptionsError, type ProgramOptions } from './options.ts'

export async function serve(options: ProgramOptions): Promise<void> {
  const { tls, host, port, data } = options
  const publicUrl = options.publicUrl === null ? null : dialled(options.publicUrl)
  if (publicUrl === null && !['127.0.0.1', 'localhost', '::1'].includes(host)) {
    throw new OptionsError('--public-url is needed where others connect: the address they dial.')
  }
  const certificate = tls && readCertificate(tls)
  const unlock = lockData(data)
  const storage = await orSentence(data, () => Promise.resolve(openData(data, options.maxStorage)))
  const relay = await startRelay({
    storage,
    port,
    host,
    ...(publicUrl === null ? {} : { publicUrl }),
    ...(certificate ? { tls: certificate } : {}),
    trustsProxy: options.trustsProxy,
    metricsToken: options.metricsToken,
    limits: options.limits,
    report: logFailure,
  }).catch((error: unknown) => {
    unlock()
    throw isPortInUse(error) ? new OptionsError(`Port ${String(port)} is in use.`) : error
  })
  console.log(`relay listening on ${relay.url}`)
  log({ event: 'listening', url: relay.url, port: relay.port })
  process.on('SIGHUP', () => {
    if (tls) renew(relay, tls)
  })
  await stopped(relay)
  unlock()
}

/** As devices spell it: what they sign holds the address that they dialled. */
function dialled(url: string): string {
  const address = relayAddress(url)
  if (address) return address
  throw new OptionsError(
    '--public-url needs an address such as wss://relay.example.org ' +
      `(${String(MAX_ADDRESS_BYTES)} letters at most; ws:// only for this machine).`,
  )
}

function readCertificate({ cert, key }: NonNullable<ProgramOptions['tls']>): Certificate {
  try {
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  } catch {
    throw new OptionsError(`The certificate cannot be read: ${cert}, ${key}.`)
  }
}

function renew(relay: Relay, tls: NonNullable<ProgramOptions['tls']>) {
  try {
    relay.renew(readCertificate(tls))
    log({ event: 'certificate-renewed' })
  } catch (error) {
    // The one in use stays.
    logFailure(error)
  }
}

function stopped(relay: Relay): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (signal: string) => {
      log({ event: 'stopping', signal })
      relay.close().then(() => {
        log({ event: 'stopped' })
        resolve()
      }, reject)
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
}

const isPortInUse = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
