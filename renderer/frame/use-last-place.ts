/** The app opens where it was left: the core keeps this device's place inside the folder. */
import { watchDebounced } from '@vueuse/core'
import { useRoute, useRouter } from 'vue-router'
import type { SessionState } from '../../shared/rpc/session-calls.ts'
import { useClient } from '../rpc/use-client.ts'

/** Somebody who walks through a list stands nowhere yet. */
const SETTLED_MILLISECONDS = 400

export interface LastPlace {
  /** Before a folder is open: the section is known, the record in it is a secret of the folder. */
  goToSection(section: string): Promise<void>
  /** Goes where a folder that opens was left; to be called before it is shown. */
  goTo(session: SessionState): Promise<void>
}

/** Used once, by the app. */
export function useLastPlace(): LastPlace {
  const client = useClient()
  const route = useRoute()
  const router = useRouter()
  let chapter = ''
  /** Where the app itself went before it knew the place. */
  let guess = '/'

  // Of what stands behind the `?` the item alone: a search can name people.
  const place = () => {
    const { item } = route.query
    return typeof item === 'string' ? `${route.path}?item=${item}` : route.path
  }
  watchDebounced(
    () => (route.meta['isPlace'] ? place() : ''),
    (path) => {
      if (chapter && path) void client.call('chapter.keepPlace', { path })
    },
    { debounce: SETTLED_MILLISECONDS },
  )

  return {
    async goToSection(section) {
      await router.isReady()
      if (chapter || route.path !== '/') return
      guess = `/${section}`
      await router.replace(guess)
    },
    async goTo({ chapter: open }) {
      if (!open || open.id === chapter) return
      await router.isReady()
      // An address that leads somewhere is meant; the places of another folder are not in this one.
      const isFree = chapter !== '' || route.path === guess
      chapter = open.id
      if (isFree && route.fullPath !== open.place) await router.replace(open.place)
    },
  }
}
