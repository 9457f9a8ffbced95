import { useToast } from '@nuxt/ui/composables'

/**
 * @returns a function that says why something failed where no page has a place for it; '' says
 *   nothing
 */
export function useComplaint(): (sentence: string) => void {
  const toast = useToast()
  return (sentence) => {
    if (sentence) toast.add({ title: sentence, progress: false, color: 'error' })
  }
}
