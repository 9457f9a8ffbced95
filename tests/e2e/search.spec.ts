import { expect, test } from './support/app.ts'

test('a search that is cleared before its answer comes looks for nothing any more', async ({
  opened: app,
}) => {
  const { page } = app
  await page.keyboard.press('Control+k')
  const field = page.getByRole('dialog').getByRole('textbox')
  await field.fill('bahn')
  await expect(page.getByText('Dazu gibt es nichts')).toBeVisible()
  // Both within one turn of the page: no answer of the core can come in between.
  await field.evaluate(async (input: { value: string; dispatchEvent(event: unknown): void }) => {
    for (const text of ['straße', '']) {
      input.value = text
      input.dispatchEvent(new Event('input', { bubbles: true }))
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    }
  })
  await page.waitForTimeout(500)
  await expect(page.locator('[data-palette] .animate-spin')).toHaveCount(0)
})
