/** What may stand after `npm run relay --`, and the same in the environment. */
import { parseArgs } from 'node:util'
import { DEFAULT_LIMITS, type Limits } from '../limits.ts'

export const HELP = `npm run relay -- [command] [options]

Commands
  serve                 start the relay (without a command)
  code                  make a code with which a chapter can create one space (--quota)
  revoke CODE           a code that was not used yet makes nothing any more
  spaces                list the spaces with their sizes
  quota SPACE SIZE      set how much a space may take
  remove SPACE          delete a space with everything in it; asks for --yes
  backup FILE           copy everything to a new file, also while the relay runs

Options (each also as an environment variable: --public-url is RELAY_PUBLIC_URL)
  --data DIR            folder of the database                        (relay-data)
  --port N              port to listen on                             (8787)
  --host ADDRESS        address to listen on                          (127.0.0.1)
  --public-url URL      the address that devices dial, wss://…        (ws://127.0.0.1:PORT)
  --tls-cert FILE       certificate chain (PEM); SIGHUP reads it again
  --tls-key FILE        its key (PEM)
  --trust-proxy         the last address in X-Forwarded-For is who connects
  --metrics-token TEXT  who shows it may read /metrics from elsewhere
  --quota SIZE          room of a space, for a code made now           (500MB)
  --open-quota SIZE     room of a space that nobody has a code for     (0: a code is needed)
  --max-connections N   connections at once                           (${String(DEFAULT_LIMITS.connections)})
  --max-per-address N   connections at once of one address            (${String(DEFAULT_LIMITS.connectionsPerAddress)})
  --max-attempts N      connections of one address in a minute         (${String(DEFAULT_LIMITS.attemptsPerMinute)})
  --max-storage SIZE    the largest database; then nothing is taken   (0: what the disk has)
  --max-message SIZE    the largest message                           (6MB)
  --max-buffered SIZE   what may wait for a slow reader                (16MB)
  --yes                 do it without asking
  --help                this text
`

const flags = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'public-url': { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'trust-proxy': { type: 'boolean' },
  'metrics-token': { type: 'string' },
  quota: { type: 'string' },
  'open-quota': { type: 'string' },
  'max-connections': { type: 'string' },
  'max-per-address': { type: 'string' },
  'max-attempts': { type: 'string' },
  'max-storage': { type: 'string' },
  'max-message': { type: 'string' },
  'max-buffered': { type: 'string' },
  yes: { type: 'boolean' },
  help: { type: 'boolean' },
} as const
type Flag = keyof typeof flags

/** Something that the operator wrote and that cannot be; the message is a sentence for them. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError'
}

export interface ProgramOptions {
  command: string
  words: string[]
  data: string
  port: number
  host: string
  publicUrl: string | null
  tls: { cert: string; key: string } | null
  trustsProxy: boolean
  metricsToken: string
  quota: number
  /** Of the database, in bytes. */
  maxStorage: number
  limits: Partial<Limits>
  isSure: boolean
  help: boolean
}

/** @throws {OptionsError} */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ProgramOptions {
  const { values, positionals } = parse(args)
  const given = (flag: Flag): string | undefined => {
    const value = values[flag] ?? environment[`RELAY_${flag.toUpperCase().replaceAll('-', '_')}`]
    return value === undefined || value === '' ? undefined : String(value)
  }
  const isSet = (flag: Flag) => !['0', 'false', 'no', undefined].includes(given(flag))
  const size = (flag: Flag, otherwise: string) => readSize(given(flag) ?? otherwise, flag)
  const count = (flag: Flag, otherwise: number) => {
    const text = given(flag) ?? String(otherwise)
    if (!/^\d{1,9}$/.test(text)) throw new OptionsError(`--${flag} needs a number, not "${text}".`)
    return Number(text)
  }
  const [command = 'serve', ...words] = positionals
  const [cert, key] = [given('tls-cert'), given('tls-key')]
  if ((cert === undefined) !== (key === undefined)) {
    throw new OptionsError('--tls-cert and --tls-key are given together, or neither.')
  }
  return {
    command,
    words,
    data: given('data') ?? 'relay-data',
    port: count('port', 8787),
    host: given('host') ?? '127.0.0.1',
    publicUrl: given('public-url') ?? null,
    tls: cert !== undefined && key !== undefined ? { cert, key } : null,
    trustsProxy: isSet('trust-proxy'),
    metricsToken: given('metrics-token') ?? '',
    quota: size('quota', '500MB'),
    maxStorage: size('max-storage', '0') || Infinity,
    limits: {
      openQuota: size('open-quota', '0'),
      connections: count('max-connections', DEFAULT_LIMITS.connections),
      connectionsPerAddress: count('max-per-address', DEFAULT_LIMITS.connectionsPerAddress),
      attemptsPerMinute: count('max-attempts', DEFAULT_LIMITS.attemptsPerMinute),
      messageBytes: size('max-message', '6MB'),
      bufferedBytes: size('max-buffered', '16MB'),
    },
    isSure: isSet('yes'),
    help: isSet('help'),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true })
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : '').split('. ')
    throw new OptionsError(`${reason ?? ''} (--help lists all options).`)
  }
}

const UNITS: Readonly<Record<string, number>> = { '': 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 }

/** Reads "200MB". @returns bytes. @throws {OptionsError} */
export function readSize(text: string, name: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,9})\s*([KMG]B)?$/i.exec(text.trim()) ?? []
  const factor = UNITS[unit.toUpperCase()]
  if (digits === '' || factor === undefined) {
    throw new OptionsError(`${name} needs a size such as 200MB, not "${text}".`)
  }
  return Number(digits) * factor
}
