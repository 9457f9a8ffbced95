import { onScopeDispose } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'

/**
 * Used by a page that leads elsewhere when something is done. Whoever has left it meanwhile, or is
 * on the way, is not taken along.
 * @returns whether somebody still looks at the page
 */
export function useStillHere(): () => boolean {
  let isHere = true
  const leave = () => {
    isHere = false
  }
  onBeforeRouteLeave(leave)
  onScopeDispose(leave)
  return () => isHere
}
