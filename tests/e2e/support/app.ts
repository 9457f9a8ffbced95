/** The built app on a data folder of its own, driven as a person would, in either shell. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  _electron as electron,
  chromium,
  expect,
  test as base,
  type Browser,
  type Page,
} from '@playwright/test'

const root = path.join(import.meta.dirname, '../../..')
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export interface App {
  dataFolder: string
  shell: 'browser' | 'electron'
  page: Page
  /** The address that the browser shell printed; '' in Electron. */
  address: string
  /** Ends the app and starts it again on the same data. */
  restart(): Promise<void>
}

interface Running {
  page: Page
  address: string
  stop(): Promise<void>
}

export const test = base.extend<{ app: App }>({
  app: async ({}, use, info) => {
    const shell = info.project.name === 'electron' ? 'electron' : 'browser'
    const start = shell === 'electron' ? startElectron : startBrowser
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-'))
    let running = await start(dataFolder)
    const refusals: string[] = []
    watchPolicy(running.page, refusals)
    await use({
      dataFolder,
      shell,
      get page() {
        return running.page
      },
      get address() {
        return running.address
      },
      async restart() {
        await running.stop()
        running = await start(dataFolder)
        watchPolicy(running.page, refusals)
      },
    })
    expect(refusals, 'the page never breaks its own policy').toEqual([])
    await running.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  },
})

export { expect }

/** Gathers what the page's content security policy refused. */
function watchPolicy(page: Page, refusals: string[]): void {
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refusals.push(message.text())
  })
}

async function startElectron(dataFolder: string): Promise<Running> {
  const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const app = await electron.launch({
    args: [...asRoot, '--lang=de', root, '--data', dataFolder],
    ...(runtime ? { executablePath: path.join(runtime, 'electron') } : {}),
  })
  const page = await app.firstWindow()
  return {
    page,
    address: '',
    stop: async () => {
      await app.close()
    },
  }
}

async function startBrowser(dataFolder: string): Promise<Running> {
  const shell = spawn(process.execPath, [
    path.join(root, 'dist/node/browser-shell.js'),
    '--data',
    dataFolder,
    '--no-open',
  ])
  const address = await printedAddress(shell)
  const executablePath = process.env['CHROMIUM_PATH']
  const browser: Browser = await chromium.launch({
    args: asRoot,
    ...(executablePath ? { executablePath } : {}),
  })
  const page = await browser.newPage({ locale: 'de-DE', viewport: { width: 1280, height: 800 } })
  await page.goto(address)
  return {
    page,
    address,
    stop: async () => {
      await browser.close()
      const ended = new Promise((resolve) => shell.once('exit', resolve))
      shell.kill('SIGTERM')
      await ended
    },
  }
}

function printedAddress(shell: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    shell.stdout?.on('data', (data: Buffer) => {
      output += data.toString()
      const address = /^Vorstandsmappe: (http:\/\/127\.0\.0\.1:\d+\/#\S+)$/m.exec(output)?.[1]
      if (address) resolve(address)
    })
    shell.once('exit', () => {
      reject(new Error(`the browser shell ended: ${output}`))
    })
  })
}
