/** What a person types into a field that saves by itself when it is left. */
import { ref, watch, type Ref } from 'vue'

export interface SavedValue {
  typed: Ref<string>
  isSaved: Readonly<Ref<boolean>>
  /** Why what was typed is not stored; it stays to be mended. '' where all is well. */
  problem: Readonly<Ref<string>>
  input(): void
  leave(): Promise<void>
  takeBack(): void
}

/**
 * @param stored what is stored; what somebody else wrote appears unless the field is being typed in
 * @param save stores what was typed; answers a sentence when that failed, else ''
 */
export function useSavedValue(
  stored: () => string,
  save: (value: string) => Promise<string>,
): SavedValue {
  const typed = ref(stored())
  const isSaved = ref(false)
  const problem = ref('')
  let isTyping = false

  watch(stored, (value) => {
    if (!isTyping) typed.value = value
  })

  return {
    typed,
    isSaved,
    problem,
    input() {
      isTyping = true
      isSaved.value = false
    },
    async leave() {
      if (!isTyping) return
      const value = typed.value.trim()
      if (value === stored()) {
        typed.value = value
        isTyping = false
        problem.value = ''
        return
      }
      problem.value = await save(value)
      isSaved.value = problem.value === ''
      // Typed on in the meantime: that is saved when the field is left again.
      if (isSaved.value && typed.value.trim() === value) isTyping = false
    },
    takeBack() {
      typed.value = stored()
      isTyping = false
      problem.value = ''
    },
  }
}
