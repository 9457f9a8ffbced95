import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import {
  asRoot,
  BROWSER_CORE,
  descendant,
  environmentFor,
  gatherOutput,
  killBoth,
  root,
  type Running,
} from './running.ts'

/** @param profile of its own beside the data, so that a story can look into it */
async function launch(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...launchOptions(), ...surface })
}

const surface = {
  // What moves is painted again and again, and waited for: a tenth of what a story costs. In Electron it moves.
  reducedMotion: 'reduce' as const,
  locale: 'de-DE',
  viewport: { width: 1280, height: 800 },
  // A person who clicks has it; a browser without a window of its own asks nobody.
  permissions: ['clipboard-read', 'clipboard-write'],
}

export function launchOptions() {
  const executablePath = process.env['CHROMIUM_PATH']
  return { args: asRoot, ...(executablePath ? { executablePath } : {}) }
}

/**
 * The browser shell, and a browser that opens the address it prints.
 * @param shared a browser in which every story is a stranger; `null` for one of its own
 */
export async function startBrowser(dataFolder: string, shared: Browser | null): Promise<Running> {
  const shell = runShell(dataFolder)
  const printed = gatherOutput(shell)
  const address = await printedAddress(shell)
  const browser = await (shared?.newContext(surface) ?? launch(`${dataFolder}-profile`))
  const open = async (at: string): Promise<Page> => {
    const page = await browser.newPage()
    await page.goto(at)
    return page
  }
  const page = await open(address)
  const pid = shell.pid ?? 0
  const ended = new Promise((resolve) => shell.once('exit', resolve))
  return {
    page,
    address,
    openWindow: async () => open(await printedAddress(runShell(dataFolder))),
    async download(act) {
      const [download] = await Promise.all([page.waitForEvent('download'), act()])
      return readFileSync(await download.path())
    },
    foreignWindow: () => Promise.reject(new Error('a browser opens no windows of ours')),
    output: () => printed.text,
    corePid: () => descendant(pid, BROWSER_CORE),
    crashPage: () => Promise.reject(new Error('a tab that crashed is the affair of the browser')),
    loseCore: () => killBoth(shell, BROWSER_CORE),
    async stop() {
      await browser.close()
      shell.kill('SIGTERM')
      await ended
    },
    async crash() {
      await killBoth(shell, BROWSER_CORE)
      await browser.close()
    },
  }
}

/** A start while one runs prints the address of another window of it. */
function runShell(dataFolder: string): ChildProcess {
  const script = path.join(root, 'dist/node/browser-shell.js')
  return spawn(process.execPath, [script, '--data', dataFolder, '--no-open'], {
    env: environmentFor(dataFolder),
  })
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
