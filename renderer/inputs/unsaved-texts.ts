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
}

export const unsavedTextsKey: InjectionKey<UnsavedTexts> = Symbol('unsaved texts')

export function createUnsavedTexts(): UnsavedTexts {
  const texts = shallowReactive(new Set<TypedText>())
  return {
    texts,
    isAny: computed(() => [...texts].some(({ isUnsaved }) => isUnsaved())),
    asText: () =>
      [...texts]
        .filter(({ isUnsaved }) => isUnsaved())
        .map(({ label, text }) => `${label()}:\n${text()}`)
        .join('\n\n'),
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
  const { texts } = useUnsavedTexts()
  texts.add(typed)
  onScopeDispose(() => {
    texts.delete(typed)
    if (typed.isUnsaved()) keepUntilStored(texts, typed)
  })
}

function keepUntilStored(texts: Set<TypedText>, { label, text, isUnsaved }: TypedText): void {
  const [lastLabel, lastText] = [label(), text()]
  const left: TypedText = { label: () => lastLabel, text: () => lastText, isUnsaved }
  texts.add(left)
  const scope = effectScope(true)
  scope.run(() => {
    watch(isUnsaved, () => {
      texts.delete(left)
      scope.stop()
    })
  })
}
