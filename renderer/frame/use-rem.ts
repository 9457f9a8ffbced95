import { readonly, ref, watch, type Ref } from 'vue'
import { useSession } from './use-session.ts'

/** How many pixels a `rem` has, for what counts in pixels; follows the text size that is chosen. */
export function useRem(): Readonly<Ref<number>> {
  const { appearance } = useSession()
  const measured = () => parseFloat(getComputedStyle(document.documentElement).fontSize)
  const rem = ref(measured())
  // The page takes the new size over before anything is drawn.
  watch(
    () => appearance.settings.value.textSize,
    () => {
      rem.value = measured()
    },
    { flush: 'post' },
  )
  return readonly(rem)
}
