import { readonly, ref, type Ref } from 'vue'

/** Within so many milliseconds the second click of a double click comes (as Windows counts). */
const DOUBLE_CLICK = 500

export interface Once<Args extends unknown[]> {
  /** Whether the act is under way. */
  busy: Readonly<Ref<boolean>>
  act(...args: Args): Promise<void>
}

/** What must not happen twice where once was meant: a call while one runs, or right after, is none. */
export function useOnce<Args extends unknown[]>(
  act: (...args: Args) => Promise<unknown>,
  now: () => number = () => performance.now(),
): Once<Args> {
  const busy = ref(false)
  let began = -Infinity

  return {
    busy: readonly(busy),
    async act(...args) {
      if (busy.value || now() - began < DOUBLE_CLICK) return
      busy.value = true
      began = now()
      try {
        await act(...args)
      } finally {
        busy.value = false
      }
    },
  }
}
