import { request } from 'node:http'
import { WebSocket } from 'ws'
import { encodeFrame } from '../../shared/rpc/frame-codec.ts'
import { expect, test } from './support/app.ts'
import { setUpChapter } from './support/steps.ts'

test.skip(({ shell }) => shell !== 'browser', 'Electron has no server')

/** Opens a socket as some page would and answers with the code that it is closed with. */
function closeCode(address: string, hello: Uint8Array, origin = new URL(address).origin) {
  return new Promise<number | 'forbidden'>((resolve) => {
    const socket = new WebSocket(`ws://${new URL(address).host}/core`, { origin })
    socket.on('open', () => {
      socket.send(hello)
    })
    socket.on('close', resolve)
    // A line that is cut tells so, too; the code comes with the end.
    socket.on('error', () => undefined)
    socket.on('unexpected-response', () => {
      resolve('forbidden')
    })
  })
}

test('a window with a wrong secret is refused', async ({ app }) => {
  const hello = encodeFrame({ launch: 'x'.repeat(43) })
  expect(await closeCode(app.address, hello)).toBe(4403)
})

test('the secret of an address that was used works no second time', async ({ app }) => {
  await expect(app.page.locator('#app')).not.toBeEmpty()
  const hello = encodeFrame({ launch: new URL(app.address).hash.slice(1) })
  expect(await closeCode(app.address, hello)).toBe(4403)
})

test('whoever says something else than a secret first is refused', async ({ app }) => {
  expect(await closeCode(app.address, new Uint8Array([1, 2, 3]))).toBe(4403)
  expect(await closeCode(app.address, encodeFrame({ launch: 'x'.repeat(500) }))).toBe(4403)
  // More than any secret is not even read: the line is cut.
  expect(await closeCode(app.address, new Uint8Array(5_000_000))).toBe(1006)
})

test('a page from elsewhere gets no connection', async ({ app }) => {
  const hello = encodeFrame({ launch: 'x' })
  expect(await closeCode(app.address, hello, 'https://example.org')).toBe('forbidden')
})

test('a foreign name that points to this machine gets no page', async ({ app }) => {
  const { port } = new URL(app.address)
  const status = await new Promise((resolve) => {
    request({ host: '127.0.0.1', port, headers: { Host: `evil.example:${port}` } }, (response) => {
      resolve(response.statusCode)
    }).end()
  })
  expect(status).toBe(421)
})

test('an address that is none is refused, and the app goes on', async ({ app }) => {
  const { port } = new URL(app.address)
  for (const path of ['//', '/\\']) {
    const status = await new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, headers: { Host: `127.0.0.1:${port}` } }
      request(options, (response) => {
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect([400, 404], path).toContain(status)
  }
  await setUpChapter(app.page)
})

test('a window that lost its access keeps what was typed in sight', async ({ opened: app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  // As after a new start of the app: nobody knows this window's secret any more.
  await page.evaluate('sessionStorage.clear()')
  await page.getByLabel('Nachname').fill('Noch nicht gespeichert')
  app.killCore()
  await expect(page.getByRole('alert')).toContainText('keinen Zugang mehr')
  await expect(page.getByLabel('Nachname')).toHaveValue('Noch nicht gespeichert')
})

test('a tab that is opened without a secret says what it is, what is safe and what to do', async ({
  opened: app,
}) => {
  const { page } = app
  const other = await page.context().newPage()
  await other.goto(new URL('/', page.url()).href)
  const told = other.getByRole('alert')
  await expect(told).toContainText('schon in einem anderen Tab offen')
  await expect(told).toContainText('Alle Daten sind sicher')
  await expect(told).toContainText('im anderen weiterarbeiten')
})
