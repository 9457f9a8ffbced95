/**
 * What was typed in this window and is not stored. As long as there is a connection nobody has to
 * know; without one, this window is the only place where it stands.
 */
import {
  computed,
  effectScope,
  inject,
  onScopeDispose,
  shallowReactive,
  watch,
  type ComputedRef,
  type InjectionKey,
} from 'vue'

/** A field or an editor. */
export interface TypedText {
  label: () => string
  text: () => string
  isUnsaved: () => boolean
}

export interface UnsavedTexts {
  texts: Set<TypedText>
  isAny: ComputedRef<boolean>
  /** All that is not stored, each below its label, in the order of the page. */
  asText(): string
  /** Keeps a text whose page was left until it is stored. */
  keepUntilStored(typed: TypedText): void
  /** The folder was locked, or is another one: nothing of the pages that were left stays here. */
  forgetLeft(): void
}

export const unsavedTextsKey: InjectionKey<UnsavedTexts> = Symbol('unsaved texts')

export function createUnsavedTexts(): UnsavedTexts {
  const texts = shallowReactive(new Set<TypedText>())
  const left = new Set<() => void>()
  return {
    texts,
    isAny: computed(() => [...texts].some(({ isUnsaved }) => isUnsaved())),
    asText: () =>
      [...texts]
        .filter(({ isUnsaved }) => isUnsaved())
        .map(({ label, text }) => `${label()}:\n${text()}`)
        .join('\n\n'),
    keepUntilStored({ label, text, isUnsaved }) {
      const [lastLabel, lastText] = [label(), text()]
      const kept: TypedText = { label: () => lastLabel, text: () => lastText, isUnsaved }
      const scope = effectScope(true)
      const letGo = () => {
        texts.delete(kept)
        left.delete(letGo)
        scope.stop()
      }
      texts.add(kept)
      left.add(letGo)
      scope.run(() => watch(isUnsaved, letGo))
    },
    forgetLeft() {
      for (const letGo of left) letGo()
    },
  }
}

export function useUnsavedTexts(): UnsavedTexts {
  const unsaved = inject(unsavedTextsKey)
  if (!unsaved) throw new Error('the app provides no unsaved texts')
  return unsaved
}

/**
 * Says whether what is typed in a component is stored: for as long as it lives, and after it until
 * what was on its way has arrived.
 */
export function useTypedText(typed: TypedText): void {
  const { texts, keepUntilStored } = useUnsavedTexts()
  texts.add(typed)
  onScopeDispose(() => {
    texts.delete(typed)
    if (typed.isUnsaved()) keepUntilStored(typed)
  })
}
