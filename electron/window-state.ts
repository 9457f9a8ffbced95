/** Size and place of the window, remembered between starts. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'

const windowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400),
  height: z.int().min(300),
  maximized: z.boolean(),
})
type WindowState = z.infer<typeof windowState>

const statePath = (folder: string) => path.join(folder, 'window.json')

/** The remembered state, unless its place is on a screen that is no longer there. */
export function readWindowState(folder: string): WindowState | null {
  const file = statePath(folder)
  if (!existsSync(file)) return null
  const parsed = windowState.safeParse(parseJson(readFileSync(file, 'utf8')))
  return parsed.success && isVisible(parsed.data) ? parsed.data : null
}

export function rememberWindowState(folder: string, window: BrowserWindow): void {
  const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
  writeFileSync(statePath(folder), JSON.stringify(state))
}

function isVisible({ x, y, width, height }: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching({ x, y, width, height })
  return (
    x < workArea.x + workArea.width && x + width > workArea.x && y < workArea.y + workArea.height
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A half-written file after a power cut: the window opens at its first size.
    return null
  }
}
