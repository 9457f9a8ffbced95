/** Dialogs that a function opens and waits for. */
import { useOverlay } from '@nuxt/ui/composables'
import { onScopeDispose, watch, type Component } from 'vue'
import { useSession } from './use-session.ts'

// Only for its types, which the library does not name.
// eslint-disable-next-line @typescript-eslint/no-unused-vars
declare const overlaysOfApp: ReturnType<typeof useOverlay>
type Overlay<Dialog extends Component> = ReturnType<typeof overlaysOfApp.create<Dialog>>

export interface OpenDialog<Dialog extends Component> {
  /** What it closes with; `undefined` when it was taken away. */
  answer: Promise<Awaited<ReturnType<Overlay<Dialog>['open']>> | undefined>
  /** Changes what it shows; nothing after it closed. */
  patch: Overlay<Dialog>['patch']
  close(): void
}

/**
 * @returns a function that opens such a dialog. It stands above everything, so it is taken away
 *   with the page that it was opened from, and at the latest with the folder: what it shows must
 *   not be read above the form for the passphrase.
 */
export function useDialog<Dialog extends Component>(
  component: Dialog,
): (...props: Parameters<Overlay<Dialog>['open']>) => OpenDialog<Dialog> {
  const overlays = useOverlay()
  const { state } = useSession()
  const chapter = () => state.value.chapter?.id
  const own = chapter()
  const taken = new Set<() => void>()
  onScopeDispose(() => {
    for (const takeAway of taken) takeAway()
  })

  return (...props) => {
    // Made when it opens: one that has closed is gone, and cannot open again.
    const overlay = overlays.create(component, { destroyOnClose: true })
    const result = overlay.open(...props)
    let isOpen = true
    // At once: a dialog that fades out would be read meanwhile, and hold the keyboard.
    const takeAway = () => {
      if (!isOpen) return
      overlay.close()
      overlays.unmount(overlay.id)
      ended()
    }
    // A message with a way back outlives the page that it came from.
    const stop = watch(chapter, takeAway)
    const ended = () => {
      isOpen = false
      taken.delete(takeAway)
      stop()
    }
    taken.add(takeAway)
    void result.then(ended)
    if (chapter() !== own) takeAway()
    return {
      answer: result,
      patch(changes) {
        if (isOpen) overlay.patch(changes)
      },
      close() {
        if (isOpen) overlay.close()
      },
    }
  }
}
