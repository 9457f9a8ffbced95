/**
 * The camera, for the view that scans a QR code: that view says so through the preload right before it
 * asks Chromium, and may ask once. Everywhere else, and a moment later, the camera is refused.
 */
import { systemPreferences, type WebFrameMain } from 'electron'

/** Between the word of the page and Chromium's question. */
const MILLISECONDS = 5000

export interface Camera {
  /** The page is about to ask for the camera. */
  expect(frame: WebFrameMain): void
  /** @param media what is asked for, as Chromium calls it: `video`, `audio`, or both */
  isExpected(frame: WebFrameMain | undefined, media: readonly string[]): boolean
  /** What Chromium is answered; the next question is refused. */
  answer(frame: WebFrameMain | undefined, media: readonly string[]): Promise<boolean>
}

export function createCamera(now: () => number = Date.now): Camera {
  let expected: { frame: WebFrameMain; until: number } | null = null

  const isExpected: Camera['isExpected'] = (frame, media) =>
    expected?.frame === frame &&
    now() < (expected?.until ?? 0) &&
    media.length === 1 &&
    media[0] === 'video'

  return {
    expect(frame) {
      expected = { frame, until: now() + MILLISECONDS }
    },
    isExpected,
    async answer(frame, media) {
      const isGiven = isExpected(frame, media)
      expected = null
      if (!isGiven || process.platform !== 'darwin') return isGiven
      // There the person is asked by the system, once.
      return systemPreferences.askForMediaAccess('camera')
    },
  }
}
