/**
 * From a key in the minutes to the letter painted in the other window, which has the same item open.
 * Every letter waits for the one before, as a typist's do; both windows share one clock.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { startElectron } from '../e2e/support/electron.ts'
import { goTo, setUpChapter } from '../e2e/support/steps.ts'
import { openDisplay } from '../support/virtual-display.ts'
import { percentile, type Results } from './measure.ts'

const KEYS = 200
/** Between two keys; a fast typist's 500 in a minute. */
const PAUSE = 120
/** No word of the app or name of a person has it, so that what a cursor is labelled with is not counted. */
const LETTER = 'x'
const TEXT = '[role=textbox][contenteditable=true]'

const PRESSED = `globalThis.pressed = []
addEventListener('keydown', ({ timeStamp }) => pressed.push(performance.timeOrigin + timeStamp), true)`

/** Notes each letter after the frame that shows it. */
const PAINTED = `globalThis.painted = []
const text = document.querySelector('${TEXT}')
const letters = () => text.textContent.split('${LETTER}').length - 1
let seen = 0
new MutationObserver(() => {
  if (letters() === seen) return
  seen = letters()
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      painted.push(performance.timeOrigin + performance.now())
      dispatchEvent(new Event('letter'))
    }
    port2.postMessage(null)
  })
}).observe(text, { subtree: true, childList: true, characterData: true })`

export async function typing(): Promise<Results> {
  const display = await openDisplay()
  process.env['DISPLAY'] = display.name
  const folder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-typing-'))
  const running = await startElectron(path.join(folder, 'data'))
  const here = running.page
  await setUpChapter(here)
  await goTo(here, 'Sitzungen')
  await here.getByRole('button', { name: 'Sitzung anlegen' }).click()
  await here.getByLabel('Neuer TOP').fill('Berichte')
  await here.keyboard.press('Enter')
  await openItem(here)
  const there = await running.openWindow()
  await goTo(there, 'Sitzungen')
  await there
    .getByRole('link', { name: /Vorstand/ })
    .first()
    .click()
  await openItem(there)
  await here.bringToFront()
  await here.locator(TEXT).click()
  await here.evaluate(PRESSED)
  await there.evaluate(PAINTED)
  for (let key = 1; key <= KEYS; key++) {
    await here.keyboard.press(LETTER)
    await there.evaluate(`painted.length >= ${String(key)} ||
      new Promise((resolve) => addEventListener('letter', resolve, { once: true }))`)
    await here.waitForTimeout(PAUSE)
  }
  const pressed = await here.evaluate<number[]>('pressed')
  const painted = await there.evaluate<number[]>('painted')
  await running.stop()
  display.close()
  rmSync(folder, { recursive: true, force: true })
  const times = painted.map((at, key) => at - (pressed[key] ?? 0))
  return {
    'keystroke to painted in the other window, p50': percentile(times, 0.5),
    'keystroke to painted in the other window, p95': percentile(times, 0.95),
  }
}

async function openItem(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Tagesordnung' })
    .getByRole('button', { name: /Berichte$/ })
    .click()
  await page.locator(TEXT).waitFor()
}
