/** A camera before which somebody holds a QR code, for Chromium's own stand-in. */
import { writeFileSync } from 'node:fs'
import encodeQR from 'qr'

const WIDTH = 640
const HEIGHT = 480
const FRAMES = 5

/** @returns the arguments of a start with it */
export function cameraShowing(text: string, file: string): string[] {
  const code = encodeQR(text, 'raw', { border: 4 })
  const scale = Math.floor(HEIGHT / code.length)
  const luma = Buffer.alloc(WIDTH * HEIGHT, 255)
  code.forEach((row, y) => {
    row.forEach((isDark, x) => {
      for (let line = y * scale; isDark && line < (y + 1) * scale; line += 1) {
        luma.fill(16, line * WIDTH + x * scale, line * WIDTH + (x + 1) * scale)
      }
    })
  })
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frame = [Buffer.from('FRAME\n'), luma, grey]
  const head = Buffer.from(
    `YUV4MPEG2 W${String(WIDTH)} H${String(HEIGHT)} F10:1 Ip A1:1 C420mpeg2\n`,
  )
  writeFileSync(file, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame).flat()]))
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`]
}
