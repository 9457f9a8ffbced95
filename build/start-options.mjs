/** What may stand after `npm start --`, and what a person is told about the rest. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SetUpError } from './set-up.mjs'

export const HELP = `npm start -- [--electron | --browser] [--data ORDNER] [--port N] [--no-open]

  --electron   im eigenen Fenster (Electron) · in a window of its own
  --browser    im Browser auf diesem Gerät · in the browser on this machine
  --data DIR   Ordner der verschlüsselten Daten · folder of the encrypted data
  --port N     Anschluss der Browser-Fassung · port of the browser shell
  --no-open    Browser nicht öffnen · do not open the browser
  --help       diese Hilfe · this help
`

const options = /** @type {const} */ ({
  electron: { type: 'boolean' },
  browser: { type: 'boolean' },
  data: { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean' },
})

/**
 * @typedef {object} StartOptions
 * @property {'electron' | 'browser' | undefined} shell the one that was asked for
 * @property {string | undefined} data an absolute path
 * @property {number | undefined} port
 * @property {boolean} noOpen
 * @property {boolean} help
 */

/**
 * Throws a {@link SetUpError} with one sentence when something is wrong.
 * @param {string[]} args
 * @returns {StartOptions}
 */
export function readOptions(args) {
  // Not `strict`: its sentences are English alone.
  const { values, tokens } = parseArgs({
    args,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) checkToken(token)
  if (values.electron && values.browser) {
    throw new SetUpError('Entweder --electron oder --browser · either --electron or --browser')
  }
  return {
    shell: values.electron ? 'electron' : values.browser ? 'browser' : undefined,
    data: typeof values.data === 'string' ? resolve(callersFolder(), values.data) : undefined,
    port: typeof values.port === 'string' ? portNumber(values.port) : undefined,
    noOpen: values['no-open'] === true,
    help: values.help === true,
  }
}

/** @param {{ kind: string, name?: string, rawName?: string, value?: string | undefined, inlineValue?: boolean | undefined }} token */
function checkToken({ kind, name = '', rawName, value, inlineValue }) {
  if (kind === 'option-terminator') return
  const written = rawName ?? value ?? ''
  if (kind !== 'option' || !(name in options)) {
    throw new SetUpError(
      `Unbekannte Angabe: ${written} (alle zeigt --help) · unknown option (--help lists them)`,
    )
  }
  const { type } = options[/** @type {keyof typeof options} */ (name)]
  if (type === 'boolean' && value !== undefined) {
    throw new SetUpError(`${written} steht allein · ${written} takes no value`)
  }
  // `--data --no-open` is a forgotten value, not a folder of that name.
  const isMissing = !value || (!inlineValue && value.startsWith('-'))
  if (type === 'string' && isMissing) {
    throw new SetUpError(`Nach ${written} fehlt ein Wert · ${written} needs a value`)
  }
}

/** @param {string} written */
function portNumber(written) {
  const port = Number(written)
  if (/^\d+$/.test(written) && port <= 65535) return port
  throw new SetUpError('--port: eine Zahl von 0 bis 65535 · a number from 0 to 65535')
}

/** npm changes into the project's folder; a path is meant from where it was typed. */
function callersFolder() {
  return process.env['INIT_CWD'] ?? process.cwd()
}
