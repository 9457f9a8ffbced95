/** Taking back what was done to many records, asked for as a whole. */
import { useDialog } from '../../frame/use-dialog.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import AskDialog from './AskDialog.vue'
import { commandWords } from './command-words.ts'
import { useLongCall } from './use-long-call.ts'
import { useWords } from './use-words.ts'

export interface TakenBack {
  /** How it went, as a sentence. */
  message: string
  isDone: boolean
  /** How many fields and records were edited since, and so stayed. */
  kept: number
}

export interface TakeBackOptions {
  /** How many records it is about. */
  records: number
  /** From this many on it is asked before. */
  askFrom: number
  /** What had been meant, where that is not said beside it. */
  command?: string
  /** It takes back an undo, and so does again what was meant. */
  isRedo?: boolean
}

/**
 * @returns a function that takes a change set back in all of its records; `null` when the person
 *   would rather not.
 */
export function useTakeBack(): (
  changeSet: string,
  options: TakeBackOptions,
) => Promise<TakenBack | null> {
  const words = useWords()
  const { t, n } = words
  const errorText = useErrorText()
  const longCall = useLongCall()
  const openQuestion = useDialog(AskDialog)

  function manySentence(count: number, command: string): string {
    const did = commandWords(words, command)
    return t(did ? 'undo.manyWhat' : 'undo.manyCount', { count: n(count), did })
  }

  return async (changeSet, { records: count, askFrom, command = '', isRedo = false }) => {
    if (count >= askFrom) {
      const isSure = await openQuestion({
        title: t(isRedo ? 'undo.askAgain' : 'undo.ask'),
        hint: `${manySentence(count, command)} ${t('undo.manyHint')}`,
        action: t(isRedo ? 'undo.manyAgainDo' : 'undo.manyDo', { count: n(count) }),
        icon: 'i-lucide-undo-2',
      }).answer
      if (!isSure) return null
    }
    const { result } = await longCall('records.undo', { changeSet }, t('undo.running'))
    if (!result.ok) return { message: errorText(result.error), isDone: false, kept: 0 }
    const { undone, kept, finished } = result.value
    if (!finished) {
      const message = t('undo.stopped', { undone: n(undone) }, undone)
      return { message, isDone: false, kept: kept.length }
    }
    const key = kept.length > 0 ? 'history.undoneSome' : 'history.undoneAll'
    const message = t(key, { undone: n(undone), kept: n(kept.length) }, undone)
    return { message, isDone: true, kept: kept.length }
  }
}
