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

/** What the server answers to somebody who speaks to it as no browser would. */
function statusOf(address: string, { path = '/', name = '127.0.0.1' }): Promise<number> {
  const { port } = new URL(address)
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, headers: { Host: `${name}:${port}` } }
    request(options, (response) => {
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

test('the core answers to windows of its own alone, and goes on after all that others tried', async ({
  app,
}) => {
  const { address, page } = app
  await expect(page.locator('#app')).not.toBeEmpty()
  await test.step('a window with a wrong secret is refused', async () => {
    expect(await closeCode(address, encodeFrame({ launch: 'x'.repeat(43) }))).toBe(4403)
  })
  await test.step('the secret of an address that was used works no second time', async () => {
    const hello = encodeFrame({ launch: new URL(address).hash.slice(1) })
    expect(await closeCode(address, hello)).toBe(4403)
  })
  await test.step('whoever says something else than a secret first is refused', async () => {
    expect(await closeCode(address, new Uint8Array([1, 2, 3]))).toBe(4403)
    expect(await closeCode(address, encodeFrame({ launch: 'x'.repeat(500) }))).toBe(4403)
    // More than any secret is not even read: the line is cut.
    expect(await closeCode(address, new Uint8Array(5_000_000))).toBe(1006)
  })
  await test.step('a page from elsewhere gets no connection', async () => {
    const hello = encodeFrame({ launch: 'x' })
    expect(await closeCode(address, hello, 'https://example.org')).toBe('forbidden')
  })
  await test.step('a foreign name that points to this machine gets no page', async () => {
    expect(await statusOf(address, { name: 'evil.example' })).toBe(421)
  })
  await test.step('an address that is none is refused', async () => {
    for (const path of ['//', '/\\']) {
      expect([400, 404], path).toContain(await statusOf(address, { path }))
    }
  })
  await setUpChapter(page)
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
