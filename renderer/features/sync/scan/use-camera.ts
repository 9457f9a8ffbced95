/** The camera while somebody scans, and not a moment longer. */
import { onScopeDispose, readonly, ref, shallowRef, type Ref, type ShallowRef } from 'vue'

export type CameraProblem = 'none' | 'refused' | 'busy'

export interface ScanningCamera {
  /** `null` while it is off, or being opened. */
  stream: Readonly<ShallowRef<MediaStream | null>>
  isOn: Readonly<Ref<boolean>>
  /** @returns why it cannot be used; `null` when it is open, or was closed meanwhile */
  open(): Promise<CameraProblem | null>
  close(): void
}

/** How long the shell may take to answer, in milliseconds; then Chromium itself refuses. */
const SHELL_MILLISECONDS = 2000

export function useCamera(): ScanningCamera {
  const stream = shallowRef<MediaStream | null>(null)
  const isOn = ref(false)
  let asked = 0

  function close() {
    asked += 1
    isOn.value = false
    stop(stream.value)
    stream.value = null
  }
  onScopeDispose(close)

  return {
    stream,
    isOn: readonly(isOn),
    close,
    async open() {
      close()
      const question = asked
      isOn.value = true
      try {
        await shellKnows()
        const opened = await devices().getUserMedia({
          audio: false,
          video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
        })
        if (question === asked) stream.value = opened
        else stop(opened)
        return null
      } catch (error) {
        if (question !== asked) return null
        close()
        return problemOf(error)
      }
    },
  }
}

const stop = (stream: MediaStream | null) =>
  stream?.getTracks().forEach((track) => {
    track.stop()
  })

class NoCamera extends Error {}

/** A page that is not from a secure place has none. */
function devices(): MediaDevices {
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices }
  if (!mediaDevices) throw new NoCamera()
  return mediaDevices
}

/** Electron's shell refuses every camera that was not announced; a browser asks its person. */
async function shellKnows(): Promise<void> {
  if (location.protocol !== 'app:') return
  await new Promise<void>((resolve) => {
    setTimeout(resolve, SHELL_MILLISECONDS)
    addEventListener('message', function hear({ source, data }) {
      if (source !== window || data !== 'camera:ask') return
      removeEventListener('message', hear)
      resolve()
    })
    postMessage('camera:ask?', location.origin)
  })
}

function problemOf(error: unknown): CameraProblem {
  const { name } = error instanceof Error ? error : { name: '' }
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none'
}
