import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { serious, settled } from './support/axe.ts'
import { letIn, makeSheet, share } from './support/board.ts'
import { goTo, PASSPHRASE } from './support/steps.ts'

async function fill(page: Page) {
  await page.getByRole('button', { name: 'Mit Beispieldaten ausprobieren' }).click()
  await page.getByLabel('Eigener Name').fill('Anna Müller')
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase wiederholen').fill(PASSPHRASE)
}

/** By night a page differs in its colours alone. */
const RULES = { light: [], dark: ['color-contrast'] }

/** A function that looks at what a page shows, by day and by night. */
function lookAt(page: Page): (view: string) => Promise<void> {
  const known = new Set<string>()
  return async (view) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await settled(page)
      // The same trouble on many views is one trouble: it is told with the first.
      const fresh = (await serious(page, ...RULES[colorScheme])).filter(
        (trouble) => !known.has(trouble),
      )
      for (const trouble of fresh) known.add(trouble)
      expect.soft(fresh, `${view}, ${colorScheme}`).toEqual([])
    }
  }
}

test('axe finds nothing serious on any view, by day and by night', async ({ app }) => {
  test.setTimeout(240_000)
  const { page } = app
  const look = lookAt(page)
  await look('wizard')
  await page.getByRole('button', { name: 'Aus einer Sicherung zurückholen' }).click()
  await look('restore')
  await page.getByRole('button', { name: 'Zurück', exact: true }).click()
  await page.getByRole('button', { name: 'Mit dem Notblatt der Gliederung zurückholen' }).click()
  await page.getByRole('button', { name: 'Weiter' }).click()
  await look('chapter sheet: return')
  await page.getByRole('button', { name: 'Zurück', exact: true }).click()
  await fill(page)
  await look('wizard: passphrase')
  await page.getByRole('button', { name: 'Mappe anlegen' }).click()
  await page.getByRole('button', { name: 'Notiert, weiter' }).waitFor()
  await look('wizard: code')
  await page.getByRole('button', { name: 'Später' }).click()
  for (const section of [
    'Start',
    'Mitglieder',
    'Sitzungen',
    'Beschlüsse',
    'Papierkorb',
    'Einstellungen',
  ]) {
    await goTo(page, section)
    await look(section)
  }
  await page.getByRole('button', { name: 'Alles neu verschlüsseln …' }).click()
  await look('new keys')
  await page.getByRole('button', { name: 'Zurück', exact: true }).click()
  await goTo(page, 'Mitglieder')
  await page.getByRole('grid').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Filter' }).click()
  await look('filter')
  await page.keyboard.press('Escape')
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Geburtsdatum').fill('31.2.1970')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Amt hinzufügen' }).click()
  await look('member')
  await page.getByRole('button', { name: 'In den Papierkorb' }).click()
  await goTo(page, 'Papierkorb')
  await page.getByRole('grid').focus()
  await page.keyboard.press('Space')
  await look('trash')
  await goTo(page, 'Mitglieder')
  await page.getByRole('button', { name: 'Liste einlesen oder ausgeben' }).click()
  await page.getByRole('menuitem', { name: 'Liste einlesen …' }).click()
  await look('import')
  const list = 'Nr;Vorname;Nachname;Geburtsdatum\n9;Eva;Neu;31.2.70\n;;;\n;;;1.1.70\n'
  await page.locator('input[type=file]').setInputFiles({
    name: 'liste.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(list),
  })
  await page.getByRole('region', { name: 'Vorschau' }).waitFor()
  await look('preview')
  await goTo(page, 'Sitzungen')
  await page
    .getByRole('link', { name: /Mitgliederversammlung/ })
    .nth(1)
    .click()
  await look('meeting')
  await page.getByRole('combobox', { name: 'Mitglied oder Gast hinzufügen' }).fill('mue')
  await page.getByRole('option').first().waitFor()
  await look('participant')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Anträge$/ }).click()
  await page.getByRole('textbox', { name: /^Niederschrift zu TOP/ }).waitFor()
  await look('minutes')
  await goTo(page, 'Beschlüsse')
  await page.getByRole('searchbox').fill('bahn')
  await page.getByRole('link', { name: /Straßenbahn/ }).click()
  await look('resolution')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('bahn')
  await page.getByRole('option').first().waitFor()
  await look('search')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Sperren' }).click()
  await look('locked')
})

test('axe finds nothing serious where a folder is shared, handed over and left', async ({
  opened: app,
}) => {
  test.setTimeout(240_000)
  const { page } = app
  const look = lookAt(page)
  const relay = await share(page)
  await letIn(page, await app.another(), 'Bernd')
  await look('together')
  await goTo(page, 'Start')
  await look('reminder of the chapter sheet')
  await page.getByRole('link', { name: 'Notblatt machen' }).click()
  await look('chapter sheet')
  await page.getByRole('button', { name: 'Abbrechen' }).click()
  await makeSheet(page, 'Notblatt machen …')
  await page.getByRole('button', { name: 'Notblatt prüfen …' }).click()
  await look('chapter sheet: rehearsal')
  await page.getByRole('link', { name: 'Zur Amtsübergabe' }).click()
  await look('handover: people')
  for (const step of ['roles', 'access', 'summary']) {
    await page.getByRole('button', { name: 'Weiter' }).click()
    await look(`handover: ${step}`)
  }
  await goTo(page, 'Einstellungen')
  await page.getByRole('combobox', { name: 'Rolle: Bernd' }).click()
  await page.getByRole('option', { name: 'verwaltet die Mappe' }).click()
  await page.getByRole('button', { name: 'Mappe verlassen …' }).click()
  await look('leaving')
  await page.getByRole('button', { name: 'Abbrechen' }).click()
  await page.getByRole('button', { name: 'Gerät verloren oder gestohlen …' }).click()
  await look('lost device')
  await page.getByRole('button', { name: 'Sofort ausschließen' }).click()
  await page.getByText('Was als Nächstes zu tun ist').waitFor()
  await look('lost device: next')
  await relay.stop()
})

test(
  'somebody without a mouse sets up a folder, adds a member and locks it',
  { tag: '@both' },
  async ({ app }) => {
    const { page } = app
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab')
        const label: string = await page.evaluate(`(() => {
        const focused = document.activeElement
        return focused?.getAttribute('aria-label') ?? focused?.labels?.[0]?.textContent
          ?? focused?.textContent ?? ''
      })()`)
        if (label.trim().startsWith(name)) return
      }
      throw new Error(`${name} is not reached by the Tab key`)
    }
    await tabTo('Neue Mappe anlegen')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Name der Gliederung')).toBeFocused()
    await page.keyboard.type('SPD Musterstadt')
    await tabTo('Eigener Name')
    await page.keyboard.type('Anna Müller')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
    await page.keyboard.type(PASSPHRASE)
    await tabTo('Passphrase wiederholen')
    await page.keyboard.type(PASSPHRASE)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Später' }).waitFor()
    await tabTo('Später')
    await page.keyboard.press('Enter')
    await tabTo('Mitglieder')
    await page.keyboard.press('Enter')
    await tabTo('Mitglied anlegen')
    await page.keyboard.press('Enter')
    await tabTo('Nachname')
    await page.keyboard.type('Großmüller')
    await page.keyboard.press('Tab')
    await expect(page.getByText('gespeichert')).toBeVisible()
    const outline = await page.locator(':focus').evaluate((focused) => {
      const style = focused.ownerDocument.defaultView?.getComputedStyle(focused)
      return style && (parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none')
    })
    expect(outline, 'the focus is seen').toBe(true)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Sperren')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Mappe öffnen' })).toBeVisible()
  },
)
