/**
 * The thread that derives the key of a passphrase. It is started while a person types, so that
 * nobody waits for it to load.
 */
import { prepareHelper, type PreparedHelper } from '../helpers/run-helper.ts'
import { passphraseKey } from '../vault/passphrase-key.ts'

/** The window that asks for the passphrase is painted first. */
const PAINT_MILLISECONDS = 300

export interface PassphraseThread {
  /** Somebody is asked for the passphrase. */
  expect(): void
  derive: typeof passphraseKey
}

export function createPassphraseThread(): PassphraseThread {
  let prepared: PreparedHelper<'passphrase-worker'> | null = null
  let timer: NodeJS.Timeout | undefined
  return {
    expect() {
      if (prepared || timer) return
      timer = setTimeout(() => {
        timer = undefined
        prepared = prepareHelper('passphrase-worker')
      }, PAINT_MILLISECONDS)
      timer.unref()
    },
    derive(passphrase, derivation) {
      clearTimeout(timer)
      timer = undefined
      const ready = prepared
      prepared = null
      return ready ? ready.run({ passphrase, derivation }) : passphraseKey(passphrase, derivation)
    },
  }
}
