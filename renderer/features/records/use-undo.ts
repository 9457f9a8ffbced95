/** Ctrl/Cmd+Z everywhere outside of texts: takes back what was last done, and says what. */
import { useToast } from '@nuxt/ui/composables'
import { onScopeDispose } from 'vue'
import type { CallError } from '../../../shared/rpc/frames.ts'
import type { LastUndone } from '../../../shared/rpc/record-calls.ts'
import { useDialog } from '../../frame/use-dialog.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import { useClient } from '../../rpc/use-client.ts'
import { useInstant } from '../../i18n/use-instant.ts'
import AskDialog from './AskDialog.vue'
import { undoneWords } from './command-words.ts'
import { useTakeBack } from './use-take-back.ts'
import { useWords } from './use-words.ts'

/** How long the message stays, in milliseconds. */
const SHOWN = 6000

type Last = 'records.undoLast' | 'records.redoLast'

/** Listens to the whole window for as long as the component lives. Used once, by the frame. */
export function useUndo(): { undo(): Promise<void>; redo(): Promise<void> } {
  const client = useClient()
  const words = useWords()
  const errorText = useErrorText()
  const toast = useToast()
  const takeBack = useTakeBack()
  const instant = useInstant()
  const openQuestion = useDialog(AskDialog)
  let busy = false

  /** Each time a message of its own, so that the same answer twice is seen and heard twice. */
  function say(title: string, description = '') {
    toast.add({
      title,
      description,
      duration: SHOWN,
      color: 'neutral',
      progress: false,
      icon: 'i-lucide-undo-2',
    })
  }

  function sayWhat(isUndo: boolean, last: LastUndone) {
    const count = last.kept.length
    const what = undoneWords(words, last)
    say(
      words.t(isUndo ? 'undo.undone' : 'undo.again', { what }),
      count > 0 ? words.t('undo.kept', { count: words.n(count) }, count) : '',
    )
  }

  /** A single press does not change thousands of records: it asks. */
  async function ask({ details = {} }: CallError, isRedo: boolean) {
    const command = String(details['command'])
    const options = { records: Number(details['records']), askFrom: 0, command, isRedo }
    const taken = await takeBack(String(details['changeSet']), options)
    if (taken) say(taken.message)
  }

  /** A step from before the folder was opened is out of sight: whoever presses the key may not mean it. */
  async function isMeant(isUndo: boolean, last: LastUndone, at: number): Promise<boolean> {
    const step = { what: undoneWords(words, last), when: instant(at) }
    const answer = await openQuestion({
      title: words.t(isUndo ? 'undo.ask' : 'undo.askAgain'),
      hint: words.t('undo.earlier', step),
      action: words.t(isUndo ? 'history.undo' : 'undo.doAgain'),
      icon: isUndo ? 'i-lucide-undo-2' : 'i-lucide-redo-2',
    }).answer
    return answer === true
  }

  async function carryOut(name: Last, confirmed?: string) {
    const isUndo = name === 'records.undoLast'
    const result = await client.call(name, { ...(confirmed && { confirmed }) })
    if (!result.ok) {
      if (result.error.code === 'records/many') await ask(result.error, !isUndo)
      else say(errorText(result.error))
      return
    }
    const { earlier } = result.value
    if (!earlier) sayWhat(isUndo, result.value)
    else if (await isMeant(isUndo, result.value, earlier.at))
      await carryOut(name, earlier.changeSet)
  }

  async function act(name: Last) {
    // A key that is held down must not run ahead of what can be read.
    if (busy) return
    busy = true
    try {
      await carryOut(name)
    } finally {
      busy = false
    }
  }

  const undo = () => act('records.undoLast')
  const redo = () => act('records.redoLast')

  function press(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    // What lies behind an open question stays as it is.
    if (document.querySelector('[role="dialog"],[role="alertdialog"]')) return
    event.preventDefault()
    void (key === 'y' || event.shiftKey ? redo() : undo())
  }

  window.addEventListener('keydown', press)
  onScopeDispose(() => {
    window.removeEventListener('keydown', press)
  })
  return { undo, redo }
}

/** Fields and editors have an undo of their own. */
function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement &&
        !['checkbox', 'radio', 'button', 'range', 'color'].includes(target.type)))
  )
}
