/** Somebody has the QR code of an invitation: on another screen, on paper, or as a picture. */
import path from 'node:path'
import encodeQR from 'qr'
import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { cameraShowing } from './support/fake-camera.ts'

const LINK = `vorstandsmappe://join#${'AbC-geheim_123'.repeat(30)}`

const field = (page: Page) => page.getByLabel('Einladung')
const begin = (page: Page) =>
  page.getByRole('button', { name: 'Zu einer Mappe dazukommen' }).click()

const pictureOf = (text: string) => ({
  name: 'Foto.gif',
  mimeType: 'image/gif',
  buffer: Buffer.from(encodeQR(text, 'gif', { scale: 5 })),
})

const askForCamera = (page: Page, wanted: string) =>
  page.evaluate(
    `navigator.mediaDevices.getUserMedia(${wanted}).then(() => 'given', ({ name }) => name)`,
  )

test('a picture of the code fills in the invitation; another code, and no picture, are told', async ({
  app,
}) => {
  test.skip(app.shell === 'electron', 'a picture is read alike in both')
  const { page } = app
  await begin(page)
  const input = page.locator('input[type=file]')
  await input.setInputFiles(pictureOf('https://example.org'))
  await expect(page.getByText('Dieser QR-Code ist keine Einladung.')).toBeVisible()
  await input.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('nichts') })
  await expect(page.getByText(/kein Bild, das sich lesen lässt/)).toBeVisible()
  await expect(field(page)).toHaveValue('')
  await page.getByRole('button', { name: 'QR-Code scannen' }).click()
  await expect(page.getByText(/keine Kamera|nicht erlaubt/)).toBeVisible()
  await input.setInputFiles(pictureOf(LINK))
  await expect(field(page)).toHaveValue(LINK)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test(
  'the camera reads the code where somebody scans, and nowhere and never else',
  { tag: '@electron' },
  async ({ app }) => {
    test.skip(app.shell !== 'electron', 'in a browser its person is asked by the browser')
    await app.restart(undefined, ...cameraShowing(LINK, path.join(app.dataFolder, 'camera.y4m')))
    const { page } = app
    const video = '{ video: true }'
    expect(await askForCamera(page, video)).toBe('NotAllowedError')
    await begin(page)
    await page.getByRole('button', { name: 'QR-Code scannen' }).click()
    await expect(field(page)).toHaveValue(LINK)
    // It is closed, and what was allowed was allowed once.
    await expect(page.locator('video')).toHaveCount(0)
    expect(await askForCamera(page, video)).toBe('NotAllowedError')
    await page.evaluate(`window.postMessage('camera:ask?', location.origin)`)
    await page.waitForTimeout(200)
    expect(await askForCamera(page, '{ video: true, audio: true }')).toBe('NotAllowedError')
    expect(await askForCamera(page, '{ audio: true }')).toBe('NotAllowedError')
  },
)
