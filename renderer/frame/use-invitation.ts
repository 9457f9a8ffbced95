/**
 * The invitation with whose link this window was opened. The link holds a secret: it stands in memory
 * alone, and in no address.
 */
import { inject, onScopeDispose, provide, ref, type InjectionKey, type Ref } from 'vue'
import { MOST_PASTED } from '../../shared/sync/invite-address.ts'

const invitationKey: InjectionKey<Ref<string>> = Symbol('invitation')

/** Used once, by the app. @returns the link; '' for none, and when it was used or is not wanted */
export function provideInvitation(): Ref<string> {
  const link = ref('')
  provide(invitationKey, link)

  function take({ source, data }: MessageEvent<unknown>) {
    if (source !== window || !isLink(data)) return
    link.value = data.link.slice(0, MOST_PASTED)
  }
  addEventListener('message', take)
  onScopeDispose(() => {
    removeEventListener('message', take)
  })
  // In a browser nobody hears it.
  postMessage('join:link?', location.origin)
  return link
}

export function useInvitation(): Ref<string> {
  const link = inject(invitationKey)
  if (!link) throw new Error('there is no invitation here')
  return link
}

const isLink = (data: unknown): data is { link: string } =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  data.type === 'join:link' &&
  'link' in data &&
  typeof data.link === 'string'
