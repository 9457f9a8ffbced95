/** Size and place of the window, remembered between starts. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { screen, type BrowserWindow, type Rectangle } from 'electron'

interface WindowState extends Rectangle {
  maximized: boolean
}

const statePath = (folder: string) => path.join(folder, 'window.json')

/** The remembered state, unless its place is on a screen that is no longer there. */
export function readWindowState(folder: string): WindowState | null {
  const file = statePath(folder)
  if (!existsSync(file)) return null
  const state = parseJson(readFileSync(file, 'utf8'))
  return isWindowState(state) && isVisible(state) ? state : null
}

export function rememberWindowState(folder: string, window: BrowserWindow): void {
  const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
  try {
    writeFileSync(statePath(folder), JSON.stringify(state))
  } catch {
    // A disk that takes nothing more: the next window opens at the place before.
  }
}

/** By hand: the schema library would take longer to load than the window to open. */
function isWindowState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false
  const state = value as Record<string, unknown>
  const { x, y, width, height, maximized } = state
  const isWhole = [x, y, width, height].every(Number.isSafeInteger)
  return isWhole && Number(width) >= 400 && Number(height) >= 300 && typeof maximized === 'boolean'
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
