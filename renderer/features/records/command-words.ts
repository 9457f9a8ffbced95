import type { LastUndone } from '../../../shared/rpc/record-calls.ts'
import type { Words } from './change-words.ts'

/** What a command did, in one or two words; '' where the fields say it better. */
export function commandWords({ t, te }: Words, command: string): string {
  const key = `commands.${command}`
  return te(key) ? t(key) : ''
}

export function kindName({ t, te }: Words, kind: string): string {
  const key = `kinds.${kind}`
  return te(key) ? t(key) : t('kinds.newer')
}

/** "Mitglied „Eva Meier“: geändert", or "12 Einträge: in den Papierkorb gelegt". */
export function undoneWords(words: Words, { command, kind, title, records }: LastUndone): string {
  const { t, n } = words
  const what =
    records > 1
      ? t('undo.several', { count: n(records) })
      : t('undo.one', { kind: kindName(words, kind), title: title || t('undo.untitled') })
  return t('undo.what', { what, did: commandWords(words, command) || t('commands.other') })
}
