import type { Page } from '@playwright/test'
import { agenda, startMinutes, text } from './support/agenda.ts'
import { expect, test } from './support/app.ts'
import { fillIn, unlock } from './support/steps.ts'

const lost = (page: Page) => page.getByRole('region', { name: 'Keine Verbindung' })
const textState = (page: Page) => page.getByTestId('text-state')

/** What a press of the button puts into the clipboard. */
async function copied(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Nicht Gespeichertes kopieren' }).click()
  await expect(lost(page)).toContainText('Kopiert.')
  await page.evaluate(
    "document.body.append(Object.assign(document.createElement('textarea'), { id: 'letter' }))",
  )
  const letter = page.locator('#letter')
  await letter.focus()
  await page.keyboard.press('Control+v')
  const pasted = await letter.inputValue()
  await letter.evaluate((node) => {
    node.remove()
  })
  return pasted
}

test(
  'the app is killed for good: the window says what is not saved, and hands it out',
  { tag: '@both' },
  async ({ opened: app }) => {
    const { page } = app
    await startMinutes(page)
    await page.keyboard.type('Die Sitzung beginnt um 19 Uhr.')
    await expect(textState(page)).toHaveText('gespeichert')
    await app.loseCore()
    await expect(lost(page)).toContainText('Alles, was in diesem Fenster stand, ist gespeichert')
    await expect(textState(page)).toHaveText('gespeichert')
    // Whatever is told above, the foot of the sidebar stays in reach.
    await page.setViewportSize({ width: 1280, height: 560 })
    await expect(page.getByRole('link', { name: 'Einstellungen' })).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('button', { name: 'Sperren' })).toBeInViewport({ ratio: 1 })
    await page.setViewportSize({ width: 1280, height: 800 })

    await text(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Anna eröffnet sie.')
    await fillIn(page, 'Titel', 'Anträge und Wahlen')
    await expect(lost(page)).toContainText('nicht gespeichert und steht nur noch hier')
    // Only the desktop's window finds the app again; the browser's next one has another address.
    const promise = 'speichert es von selbst weiter'
    if (app.shell === 'electron') await expect(lost(page)).toContainText(promise)
    else {
      await expect(lost(page)).not.toContainText(promise)
      await expect(lost(page)).toContainText('öffnet sich in einem neuen Fenster')
    }
    await expect(textState(page)).toHaveText('nicht gespeichert')
    await expect(page.getByText('nicht gespeichert', { exact: true })).toHaveCount(2)
    expect(await copied(page)).toContain('Titel:\nAnträge und Wahlen')

    // What is typed after it is not copied yet, and nobody is told so.
    await text(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Bernd schreibt mit.')
    await expect(lost(page)).not.toContainText('Kopiert.')
    const handedOut = await copied(page)
    expect(handedOut).toContain('beginnt um 19 Uhr. Anna eröffnet sie. Bernd schreibt mit.')

    // Whoever looks elsewhere meanwhile takes nothing away.
    await page.getByRole('link', { name: 'Start', exact: true }).click()
    expect(await copied(page)).toBe(handedOut)
  },
)

test('what stood in the minutes before the folder was locked is not handed out after it', async ({
  opened: app,
}) => {
  const { page } = app
  await startMinutes(page)
  await page.keyboard.type('Vertraulich: Annas Kündigung.')
  await expect(textState(page)).toHaveText('gespeichert')
  await page.getByRole('button', { name: 'Sperren', exact: true }).click()
  await unlock(page)
  await app.loseCore()
  await expect(lost(page)).toContainText('Alles, was in diesem Fenster stand, ist gespeichert')
  await expect(page.getByRole('button', { name: 'Nicht Gespeichertes kopieren' })).toBeHidden()
})

test(
  'the app is started again and the window finds it: it goes on saving',
  { tag: '@electron' },
  async ({ opened: app }) => {
    test.skip(
      app.shell !== 'electron',
      'a new start of the browser shell has an address of its own',
    )
    const { page } = app
    await startMinutes(page)
    await page.keyboard.type('Die Sitzung beginnt')
    await expect(textState(page)).toHaveText('gespeichert')
    await app.loseCore()
    await expect(lost(page)).toBeVisible()
    await text(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' um 19 Uhr.')
    await fillIn(page, 'Titel', 'Anträge und Wahlen')
    await expect(textState(page)).toHaveText('nicht gespeichert')

    const other = await app.openWindow()
    await expect(lost(page)).toBeHidden()
    await expect(textState(page)).toHaveText('gespeichert')
    await expect(agenda(page)).toContainText('Anträge und Wahlen')
    await expect(agenda(other)).toContainText('Anträge und Wahlen')
    await expect(text(page)).toContainText('Die Sitzung beginnt um 19 Uhr.')
  },
)
