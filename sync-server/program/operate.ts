/** The operator's commands; each works beside a relay that runs, which notices within seconds. */
import { newCode, plainCode } from '../code.ts'
import type { Storage } from '../storage/storage.ts'
import { backUp, openExistingData, orSentence } from './data-folder.ts'
import { OptionsError, readSize, type ProgramOptions } from './options.ts'

/** @returns what to print. @throws {OptionsError} */
export const operate = (options: ProgramOptions): Promise<string> =>
  orSentence(options.data, () => carryOut(options))

async function carryOut(options: ProgramOptions): Promise<string> {
  const { command, data, words } = options
  if (command === 'backup') {
    const [file] = words
    if (!file) throw new OptionsError('backup needs the name of a new file.')
    backUp(data, file)
    return `Everything was copied to ${file}.`
  }
  const storage = openExistingData(data)
  try {
    return await operateOn(storage, options)
  } finally {
    await storage.close()
  }
}

async function operateOn(storage: Storage, options: ProgramOptions): Promise<string> {
  const { command, words, quota, isSure } = options
  switch (command) {
    case 'code': {
      const code = newCode()
      await storage.addCode(plainCode(code), quota)
      return `${code}\n(good for one space of ${inMegabytes(quota)}; it is shown only now)`
    }
    case 'revoke': {
      const isRevoked = await storage.revokeCode(plainCode(words[0] ?? ''))
      if (!isRevoked) throw new OptionsError('This code was used already, or never made.')
      return 'The code makes nothing any more.'
    }
    case 'spaces':
      return list(storage)
    case 'quota': {
      const size = readSize(words[1] ?? '', 'quota SPACE SIZE')
      await storage.setQuota(await spaceOf(storage, words[0]), size)
      return `The space may take ${inMegabytes(size)}.`
    }
    case 'remove': {
      const space = await spaceOf(storage, words[0])
      if (!isSure) {
        throw new OptionsError(
          'This deletes what the devices of a chapter share; they keep what they have. ' +
            'With --yes it is done.',
        )
      }
      await storage.removeSpace(space)
      return 'The space was removed.'
    }
    default:
      throw new OptionsError(`There is no command "${command}" (--help lists them).`)
  }
}

async function list(storage: Storage): Promise<string> {
  const spaces = await storage.spaces()
  if (spaces.length === 0) return 'There are no spaces yet.'
  const rows = spaces.map(({ space, created, usage }) => {
    const day = new Date(created).toISOString().slice(0, 10)
    return `${nameOf(space)}  ${day}  ${inMegabytes(usage.bytes)} of ${inMegabytes(usage.quota)}`
  })
  return ['space                since       size', ...rows].join('\n')
}

const nameOf = (space: Uint8Array) => Buffer.from(space).toString('hex').slice(0, 16)
const inMegabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`

/** @param name as `spaces` shows it */
async function spaceOf(storage: Storage, name = ''): Promise<Uint8Array> {
  const found = (await storage.spaces()).find(({ space }) => nameOf(space) === name)
  if (!found) throw new OptionsError(`There is no space "${name}"; "spaces" lists them.`)
  return found.space
}
