/** What a person types into a field that saves by itself. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { useCoreEvents } from '../rpc/use-client.ts'
import type { Sitting } from './sitting.ts'
import { useTypedText } from './unsaved-texts.ts'

export interface SavedValue {
  typed: Ref<string>
  isSaved: Readonly<Ref<boolean>>
  /** Something was typed that is not stored, or not yet. */
  isUnsaved: Readonly<Ref<boolean>>
  /** Why what was typed is not stored; it stays to be mended. '' where all is well. */
  problem: Readonly<Ref<string>>
  input(): void
  leave(): Promise<void>
  takeBack(): Promise<void>
  /** Takes back what was typed; then the key is used up, and closes nothing. */
  escape(event: KeyboardEvent): void
}

export interface SavedValueOptions {
  label: () => string
  /** What is stored; what somebody else wrote appears unless the field is being typed in. */
  stored: () => string
  /** Stores what was typed; answers a sentence when that failed, else ''. */
  save: (value: string, sitting: Sitting) => Promise<string>
  /** Half of it is something else (a day, an address): it is not saved at a pause. */
  isWhole?: boolean
}

/** A pause of so long saves, and so does typing on for so long; in milliseconds. */
const PAUSE = 1000
const LONGEST = 5000

/** From the first letter until the field is left. */
interface Stay {
  /** What stood there before: Escape brings it back. */
  start: string
  /** What was sent last, or stood there before; `null` when that is not what is stored. */
  sent: string | null
  saving: Promise<string>
  sitting: Sitting
}

export function useSavedValue({ label, stored, save, isWhole }: SavedValueOptions): SavedValue {
  const typed = ref(stored())
  const isSaved = ref(false)
  const isUnsaved = ref(false)
  const problem = ref('')
  /** What is stored as far as is known: what was acknowledged here is shown from there only later. */
  let standing = stored()
  let stay: Stay | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsavedSince = 0

  watch(stored, (value) => {
    standing = value
    if (!stay) typed.value = value
  })

  /** Saves what is typed now; answers whether all of it is stored. */
  async function store(current: Stay): Promise<boolean> {
    clearTimeout(timer)
    unsavedSince = 0
    const value = typed.value.trim()
    const isNew = value !== current.sent
    if (isNew) {
      current.sent = value
      current.saving = save(value, current.sitting)
    }
    const { saving } = current
    const told = await saving
    // Taken back or typed on in the meantime: what came later tells how it went.
    if (stay !== current || current.saving !== saving) return false
    problem.value = told
    if (told) current.sent = null
    else if (isNew) standing = value
    const isAll = told === '' && typed.value.trim() === value
    if (isNew) isSaved.value = isAll
    isUnsaved.value = !isAll
    return isAll
  }

  useTypedText({ label, text: () => typed.value, isUnsaved: () => isUnsaved.value })

  /** What Escape brought back is not stored: it is sent again when the field is left, or by Escape. */
  function notTakenBack(left: Stay, told: string) {
    if (stay) {
      if (stay.sent === left.start) stay.sent = null
      return
    }
    stay = { ...left, sent: null }
    problem.value = told
    isUnsaved.value = true
  }

  /** Where nobody waits for it. A refused window gets no answer: what was typed stays unsaved there. */
  function flush() {
    if (stay) store(stay).catch(() => undefined)
  }

  function flushHidden() {
    if (document.visibilityState === 'hidden') flush()
  }

  useCoreEvents(({ type }) => {
    if (type === 'closing' || type === 'again') flush()
  })
  window.addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', flushHidden)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', flushHidden)
    clearTimeout(timer)
    if (!stay) return
    store(stay).then(
      // What was refused is told when the field goes, and nobody mends it any more.
      () => (isUnsaved.value = false),
      // The window itself is refused: it can still be copied there.
      () => undefined,
    )
  })

  async function takeBack() {
    clearTimeout(timer)
    const left = stay
    if (!left) return
    const { start, sent, sitting } = left
    stay = null
    typed.value = start
    problem.value = ''
    isSaved.value = false
    isUnsaved.value = false
    if (sent === start) return
    standing = start
    const told = await save(start, sitting)
    if (told) notTakenBack(left, told)
  }

  return {
    typed,
    isSaved,
    isUnsaved,
    problem,
    input() {
      const start = standing
      stay ??= { start, sent: start, saving: Promise.resolve(''), sitting: { changeSet: null } }
      isSaved.value = false
      isUnsaved.value = true
      if (isWhole) return
      unsavedSince ||= Date.now()
      clearTimeout(timer)
      timer = setTimeout(flush, Math.min(PAUSE, unsavedSince + LONGEST - Date.now()))
    },
    async leave() {
      const left = stay
      if (!left) return
      const wasSent = typed.value.trim() === left.sent
      if (!(await store(left)) || stay !== left) return
      stay = null
      // Others may have written since it was saved.
      if (wasSent) typed.value = standing
    },
    takeBack,
    escape(event) {
      if (!stay) return
      event.stopPropagation()
      void takeBack()
    },
  }
}
