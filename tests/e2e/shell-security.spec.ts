import { expect, test } from './support/app.ts'

test(
  'the page goes nowhere else, opens nothing and gets no permission',
  { tag: '@both' },
  async ({ opened: app }) => {
    const { page } = app
    await expect(page).toHaveURL(/#\/members$/)
    const home = page.url()
    const opened = await page.evaluate("String(window.open('https://example.org'))")
    if (app.shell === 'electron') {
      expect(opened).toBe('null')
      await page.evaluate("location.href = 'https://example.org'")
      await page.evaluate("location.href = 'file:///etc/passwd'")
      await page.waitForTimeout(300)
      expect(page.url()).toBe(home)
      const permission = await page.evaluate('Notification.requestPermission()')
      expect(permission).toBe('denied')
      const camera = await page.evaluate(
        "navigator.mediaDevices ? navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', (error) => error.name) : 'none'",
      )
      expect(camera).not.toBe('given')
    }
    // The policy of the page holds in both shells: nothing is fetched, no script runs from a text.
    const fetched = await page.evaluate(
      "fetch('https://example.org').then(() => 'fetched', () => 'refused')",
    )
    expect(fetched).toBe('refused')
    const ran = await page.evaluate(
      "(() => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.head.append(s); return window.ran === true })()",
    )
    expect(ran).toBe(false)
    app.forgetRefusals()
  },
)

test(
  'a window without Node, and a core that takes nothing that is no message',
  { tag: '@both' },
  async ({ opened: app }) => {
    const { page } = app
    expect(await page.evaluate('typeof process + typeof require')).toBe('undefinedundefined')
    test.skip(app.shell !== 'electron', 'the browser shell has its own tests of its socket')
    const closed = (frame: string) =>
      page.evaluate(`new Promise((resolve) => {
      addEventListener('message', function take(event) {
        if (event.data !== 'core:port' || !event.ports[0]) return
        removeEventListener('message', take)
        const [port] = event.ports
        globalThis.kept = [...(globalThis.kept ?? []), port, resolve]
        port.addEventListener('close', () => resolve('closed'))
        port.onmessage = ({ data }) => resolve(data.type + ' ' + (data.result?.error?.code ?? ''))
        port.postMessage(${frame})
        setTimeout(() => resolve('silent'), 3000)
      })
      window.postMessage('core:port?', location.origin)
    })`)
    expect(await closed("'rm -rf'")).toMatch(/closed|silent/)
    expect(await closed("{ type: 'call', id: 1, name: 'session.state', args: 7 }")).toBe(
      'result rpc/bad-arguments',
    )
    expect(await closed("{ type: 'call', id: 1, name: 'members.drop', args: {} }")).toBe(
      'result rpc/unknown-call',
    )
    expect(await closed("{ type: 'text-open', channel: -1, document: 'x' }")).toMatch(
      /closed|silent/,
    )
    // The app's own window goes on.
    await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
    await expect(page.getByLabel('Nachname')).toBeVisible()
  },
)

test.describe('in Electron', () => {
  test.skip(({ shell }) => shell !== 'electron', 'there are no foreign windows in a browser')

  test(
    'a window that is not ours gets no port to the core',
    { tag: '@electron' },
    async ({ app }) => {
      const answered = await app.foreignWindow()
      expect(answered).toBe('no port')
    },
  )
})

test.describe('in the browser', () => {
  test.skip(({ shell }) => shell !== 'browser', 'Electron has no socket')

  test('a socket that sends too much, or what is no message, is closed, and the app goes on', async ({
    opened: app,
  }) => {
    const { page } = app
    const end = (send: string) =>
      page.evaluate(`new Promise((resolve) => {
      const socket = new WebSocket('ws://' + location.host + '/core')
      socket.onopen = () => { ${send} }
      socket.onclose = ({ code }) => resolve(code)
      setTimeout(() => resolve('open'), 5000)
    })`)
    expect(await end('socket.send(new Uint8Array(1024 * 1024))')).not.toBe('open')
    expect(await end("socket.send('text')")).not.toBe('open')
    await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
    await expect(page.getByLabel('Nachname')).toBeVisible()
  })
})
