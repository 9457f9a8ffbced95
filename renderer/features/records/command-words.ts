import type { FieldChange } from '../../../shared/records/change-set.ts'
import type { LastUndone } from '../../../shared/rpc/record-calls.ts'
import { fieldName, type Words } from './change-words.ts'
import { recordTitle } from './record-title.ts'

/** What a command did, in one or two words; '' where the fields say it better. */
export function commandWords({ t, te }: Words, command: string): string {
  const key = `commands.${command}`
  return te(key) ? t(key) : ''
}

export function kindName({ t, te }: Words, kind: string): string {
  const key = `kinds.${kind}`
  return te(key) ? t(key) : t('kinds.newer')
}

/** More fields than this are counted instead of named. */
const MAX_NAMED = 3

/**
 * "Telefonnummer von Eva Meier", "Sitzung „Vorstand im Mai“, angelegt", or "12 Einträge, in den
 * Papierkorb gelegt".
 */
export function undoneWords(words: Words, undone: LastUndone): string {
  const { command, kind, records, fields } = undone
  const { t, te, n } = words
  if (records === 1 && fields.length > 0 && !commandWords(words, command)) {
    const names = fieldsInWords(words, kind, fields)
    const key = `undo.of.${kind}`
    if (undone.title === '' && !undone.calledBy) return t('undo.ofUntitled', { fields: names })
    const title = recordTitle(words, undone)
    return t(te(key) ? key : 'undo.of.newer', { fields: names, title })
  }
  const what =
    records > 1
      ? t('undo.several', { count: n(records) })
      : t('undo.one', { kind: kindName(words, kind), title: recordTitle(words, undone) })
  return t('undo.what', { what, did: commandWords(words, command) || t('commands.other') })
}

/** The names of fields, each once: "Telefonnummer", "Vorname und Ort", "5 Angaben". */
function fieldsInWords(words: Words, kind: string, fields: readonly FieldChange[]): string {
  const names = [...new Set(fields.map(({ path }) => nameOf(words, kind, path)))]
  if (names.length > MAX_NAMED) {
    return words.t('undo.fields', { count: words.n(names.length) }, names.length)
  }
  return new Intl.ListFormat(words.locale).format(names)
}

/** Of a list it is one item that was changed. */
function nameOf(words: Words, kind: string, path: string): string {
  const [root = '', item] = path.split('/')
  const one = `undo.oneOf.${root}`
  return item !== undefined && words.te(one) ? words.t(one) : fieldName(words, kind, root)
}
