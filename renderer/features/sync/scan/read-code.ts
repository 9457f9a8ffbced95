/** Reads QR codes. What does so is loaded when somebody first needs it. */

/** Pixels along the longer side: more are of no use, and take longer. */
const LONGEST = 1600
/** For a picture somebody waits; of a camera the next one comes at once. Milliseconds. */
export const PATIENCE = { picture: 1500, camera: 50 }

/** Draws pictures from which codes are read, one at a time. */
export interface Sheet {
  draw(source: CanvasImageSource, width: number, height: number): ImageData
}

export function createSheet(): Sheet {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('there is no canvas here')
  return {
    draw(source, width, height) {
      const scale = Math.min(1, LONGEST / Math.max(width, height))
      canvas.width = Math.round(width * scale)
      canvas.height = Math.round(height * scale)
      // What is see-through in a picture is paper.
      context.fillStyle = 'white'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(source, 0, 0, canvas.width, canvas.height)
      return context.getImageData(0, 0, canvas.width, canvas.height)
    },
  }
}

/**
 * @param patience how long it may look, in milliseconds
 * @returns what the code says; `null` where none is to be seen
 */
export async function readCode(image: ImageData, patience: number): Promise<string | null> {
  const { decodeQR } = await import('qr/decode.js')
  try {
    return decodeQR(image, { timeLimit: patience })
  } catch {
    // It throws for whatever is no code.
    return null
  }
}

export type FileProblem = 'not-found' | 'no-image'

/** The code in a photo or a screenshot. */
export async function readFile(
  file: Blob,
): Promise<{ ok: true; text: string } | { ok: false; problem: FileProblem }> {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file)
  } catch {
    // Whatever it is, nobody can draw it.
    return { ok: false, problem: 'no-image' }
  }
  try {
    const drawn = createSheet().draw(picture, picture.width, picture.height)
    const text = await readCode(drawn, PATIENCE.picture)
    return text === null ? { ok: false, problem: 'not-found' } : { ok: true, text }
  } finally {
    picture.close()
  }
}
