import type { Page } from '@playwright/test'
import { agenda, openItem, startMinutes, text } from './support/agenda.ts'
import { expect, test } from './support/app.ts'
import { serious, settled } from './support/axe.ts'
import { letIn, share, stopRelays } from './support/board.ts'
import { goTo, unlock } from './support/steps.ts'

test.afterEach(stopRelays)

const whoIsHere = (page: Page) => page.getByRole('button', { name: /^Gerade hier/ })

test('Anna sees that Bernd is here and where, goes there, and sees his cursor in the minutes; two others are told apart by name', async ({
  opened: app,
}) => {
  const { page: anna } = app
  await startMinutes(anna)
  await anna.keyboard.type('Der Antrag liegt vor.')
  await expect(anna.getByTestId('text-state')).toHaveText('gespeichert')
  await share(anna)
  await expect(whoIsHere(anna)).toHaveAccessibleName('Gerade hier: sonst niemand hier')
  const bernd = await app.another()
  await letIn(anna, bernd)
  await expect(whoIsHere(anna)).toHaveAccessibleName('Gerade hier: Bernd Öztürk: Start')
  await expect(whoIsHere(anna)).toContainText('Bernd Öztürk')
  await expect(whoIsHere(bernd)).toHaveAccessibleName(/^Gerade hier: .+: Einstellungen$/)

  await goTo(bernd, 'Sitzungen')
  await bernd.getByRole('link', { name: /Vorstandssitzung im Mai/ }).click()
  await openItem(bernd, 'Anträge')
  const there = 'Bernd Öztürk: Vorstandssitzung im Mai, TOP 1'
  await expect(whoIsHere(anna)).toHaveAccessibleName(`Gerade hier: ${there}`)

  // By the keyboard alone, from the list to the place.
  await whoIsHere(anna).focus()
  await anna.keyboard.press('Enter')
  const way = anna.getByRole('link', { name: 'Vorstandssitzung im Mai, TOP 1' })
  await way.focus()
  await anna.keyboard.press('Enter')
  await expect(text(anna)).toBeVisible()
  await expect(way).toBeHidden()
  await expect(anna.getByText('Bernd Öztürk ist auch hier')).toBeVisible()
  await expect(
    agenda(anna).getByRole('listitem').filter({ hasText: 'Bernd Öztürk ist hier' }),
  ).toContainText('Anträge')

  await text(bernd).click()
  await bernd.keyboard.press('Control+End')
  await bernd.keyboard.press('Shift+Home')
  const caret = text(anna).locator('.collaboration-carets__caret')
  await expect(caret).toContainText('Bernd Öztürk')
  await expect(text(anna).locator('.ProseMirror-yjs-selection')).toHaveText('Der Antrag liegt vor.')
  await bernd.keyboard.press('Control+End')
  await bernd.keyboard.type(' Bernd schreibt.')
  await expect(text(anna)).toContainText('Bernd schreibt.')
  // It went along with what he typed, and stands at the end of the paragraph.
  await expect
    .poll(() => caret.evaluate((mark) => mark.nextSibling?.textContent?.trim() ?? ''))
    .toBe('')

  await settled(anna)
  expect(await serious(anna)).toEqual([])

  await goTo(bernd, 'Mitglieder')
  await expect(whoIsHere(anna)).toHaveAccessibleName('Gerade hier: Bernd Öztürk: Mitglieder')
  await expect(caret).toHaveCount(0)
  await expect(anna.getByText('Bernd Öztürk ist auch hier')).toBeHidden()
  await bernd.getByRole('button', { name: 'Sperren' }).click()
  await expect(whoIsHere(anna)).toHaveAccessibleName('Gerade hier: sonst niemand hier')

  await unlock(bernd)
  await goTo(anna, 'Einstellungen')
  await letIn(anna, await app.another(), 'Clara Wittenberg-Schlesinger')
  await expect(whoIsHere(anna)).toHaveAccessibleName(
    'Gerade hier: 2 andere: Bernd Öztürk: Mitglieder; Clara Wittenberg-Schlesinger: Start',
  )
  await expect(whoIsHere(anna)).toContainText('2 andere')
  await anna.setViewportSize({ width: 900, height: 700 })
  const marks = whoIsHere(anna).locator('[data-initials]').filter({ visible: true })
  await expect(marks).toHaveCount(2)
  await expect(marks.first()).toHaveAttribute('data-initials', 'BÖ')
  const button = await whoIsHere(anna).boundingBox()
  for (const mark of await marks.all()) {
    const box = await mark.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(button?.x ?? Infinity)
    expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(
      (button?.x ?? 0) + (button?.width ?? 0),
    )
  }
  await whoIsHere(anna).click()
  await expect(anna.getByRole('region', { name: 'Gerade hier' })).toContainText(
    /Bernd Öztürk.*Clara Wittenberg-Schlesinger/,
  )
  await settled(anna)
  expect(await serious(anna)).toEqual([])
})
