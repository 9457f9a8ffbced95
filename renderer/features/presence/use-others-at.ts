import { computed, type ComputedRef } from 'vue'
import type { PlaceSection } from '../../../shared/presence/place.ts'
import type { PresentDevice } from '../../../shared/rpc/presence-calls.ts'
import { usePresenceView } from './use-presence-view.ts'

export interface Spot {
  section: PlaceSection
  record: string
  /** What is open in the record; whatever it is where this is left out. */
  item?: string | undefined
}

/** Those of the others who have a record open. */
export function useOthersAt(spot: () => Spot): ComputedRef<PresentDevice[]> {
  const view = usePresenceView()
  return computed(() => {
    const { section, record, item } = spot()
    return view.value.others.filter(({ places }) =>
      places.some(
        (place) =>
          place.section === section &&
          place.record === record &&
          (item === undefined || place.item === item),
      ),
    )
  })
}
