import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { _electron as electron, expect } from '@playwright/test'
import { CORE_GIVEN_UP } from '../../../electron/restarts.ts'
import {
  anyDescendant,
  asRoot,
  descendant,
  environmentFor,
  gatherOutput,
  killBoth,
  root,
  type Running,
} from './running.ts'

/** How a utility process of Electron that runs Node stands in the list of processes. */
export const CORE_PROCESS = '--utility-sub-type=node.mojom.NodeService'

/** The app in real Electron. */
export async function startElectron(dataFolder: string, ...further: string[]): Promise<Running> {
  const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const args = [...asRoot, '--lang=de', root, '--data', dataFolder]
  const executablePath = runtime && path.join(runtime, 'electron')
  const env = environmentFor(dataFolder)
  const app = await electron.launch({
    args: [...args, ...further],
    env,
    ...(executablePath ? { executablePath } : {}),
  })
  const page = await app.firstWindow()
  const main = app.process()
  const printed = gatherOutput(main)
  return {
    page,
    address: '',
    async openWindow(link) {
      const opened = app.waitForEvent('window')
      spawn(
        executablePath ?? path.join(root, 'node_modules/.bin/electron'),
        [...args, ...(link ? [link] : [])],
        {
          stdio: 'ignore',
          env,
        },
      )
      return opened
    },
    async download(act) {
      const file = path.join(dataFolder, 'downloaded')
      rmSync(file, { force: true })
      // Electron would ask the person where to put it.
      await app.evaluate(({ session }, target) => {
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(target)
        })
      }, file)
      await act()
      await expect.poll(() => existsSync(file)).toBe(true)
      return readFileSync(file)
    },
    foreignWindow: () =>
      app.evaluate(
        async ({ BrowserWindow }, preload) => {
          const foreign = new BrowserWindow({ show: false, webPreferences: { preload } })
          await foreign.loadURL('data:text/html,foreign')
          const answer: unknown = await foreign.webContents
            .executeJavaScript(`new Promise((resolve) => {
          addEventListener('message', ({ data }) => data === 'core:port' && resolve('a port'))
          window.postMessage('core:port?', '*')
          setTimeout(() => resolve('no port'), 1500)
        })`)
          foreign.destroy()
          return String(answer)
        },
        path.join(root, 'dist/preload/preload.cjs'),
      ),
    output: () => printed.text,
    corePid: () => descendant(main.pid ?? 0, CORE_PROCESS),
    async crashPage() {
      await page.evaluate('globalThis.isOld = true')
      await app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
      })
      // Playwright takes a page that crashed for lost, so the window itself is asked.
      return () =>
        app.evaluate(async ({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          if (!contents || contents.isCrashed() || contents.isLoading()) return ''
          // A page that is just crashing never answers.
          const late = new Promise((resolve) => setTimeout(resolve, 1000, ''))
          const text = contents.executeJavaScript("globalThis.isOld ? '' : document.body.innerText")
          return String(await Promise.race([text, late]))
        })
    },
    async loseCore() {
      // Its shell starts it again a few times, until it says that it gives up.
      const before = printed.text.length
      let killed: number | null = null
      await expect
        .poll(
          () => {
            const core = anyDescendant(main.pid ?? 0, CORE_PROCESS)
            if (core !== null && core !== killed) process.kill(core, 'SIGKILL')
            killed = core ?? killed
            return printed.text.slice(before).includes(CORE_GIVEN_UP)
          },
          { intervals: [50], timeout: 60_000 },
        )
        .toBe(true)
    },
    stop: () => app.close(),
    crash: () => killBoth(main, CORE_PROCESS),
  }
}
