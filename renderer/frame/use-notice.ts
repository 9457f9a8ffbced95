import { useToast } from '@nuxt/ui/composables'

/** How long something is offered (ms). */
const OFFERED = 30_000

export interface Offer {
  label: string
  do: () => void
}

/**
 * Says for a moment that something is done, also where the page that did it is gone by then; with
 * an offer of what can be done next it stays longer.
 */
export function useNotice(): (sentence: string, offer?: Offer) => void {
  const toast = useToast()
  return (sentence, offer) => {
    toast.add({
      title: sentence,
      progress: false,
      color: 'neutral',
      ...(offer && {
        duration: OFFERED,
        actions: [{ label: offer.label, color: 'neutral', variant: 'outline', onClick: offer.do }],
      }),
    })
  }
}
