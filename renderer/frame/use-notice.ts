import { useToast } from '@nuxt/ui/composables'

/** Says for a moment that something is done, also where the page that did it is gone by then. */
export function useNotice(): (sentence: string) => void {
  const toast = useToast()
  return (sentence) => {
    toast.add({ title: sentence, progress: false, color: 'neutral' })
  }
}
