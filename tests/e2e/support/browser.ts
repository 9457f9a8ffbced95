import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { asRoot, descendant, environmentFor, gatherOutput, root, type Running } from './running.ts'

/** The browser shell, and a browser that opens the address it prints. */
export async function startBrowser(dataFolder: string): Promise<Running> {
  const shell = runShell(dataFolder)
  const printed = gatherOutput(shell)
  const address = await printedAddress(shell)
  const executablePath = process.env['CHROMIUM_PATH']
  // A profile of its own beside the data, so that a story can look into it.
  const browser = await chromium.launchPersistentContext(`${dataFolder}-profile`, {
    args: asRoot,
    locale: 'de-DE',
    viewport: { width: 1280, height: 800 },
    ...(executablePath ? { executablePath } : {}),
  })
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
    corePid: () => descendant(pid, 'browser-core.js'),
    async stop() {
      await browser.close()
      shell.kill('SIGTERM')
      await ended
    },
    async crash() {
      const core = descendant(pid, 'browser-core.js')
      shell.kill('SIGKILL')
      process.kill(core, 'SIGKILL')
      await browser.close()
      await ended
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
