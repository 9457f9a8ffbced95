/** The built app on a data folder of its own, driven as a person would, in either shell. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test as base, type Page } from '@playwright/test'
import { startBrowser } from './browser.ts'
import { startElectron } from './electron.ts'
import type { Running } from './running.ts'

export interface App {
  dataFolder: string
  shell: 'browser' | 'electron'
  page: Page
  /** The address that the browser shell printed; '' in Electron. */
  address: string
  /** Opens another window of the running app. */
  openWindow(): Promise<Page>
  /** The same app on another machine, where nothing is set up yet. */
  another(): Promise<Page>
  /** The bytes of the file that the page hands over while `act` runs. */
  download(act: () => Promise<void>): Promise<Buffer>
  /** All that the app's processes printed. */
  output(): string
  /** What the policy refused so far was what the story wanted. */
  forgetRefusals(): void
  /** What a window gets that the app did not open itself, when it asks for the core. */
  foreignWindow(): Promise<string>
  /** Ends the core's process as a crash would; the shell starts it again. */
  killCore(): void
  /** Ends the app and starts it again on the same data, to which something may happen meanwhile. */
  restart(meanwhile?: () => Promise<void>): Promise<void>
  /** The same after a power cut: nothing gets a chance to finish. */
  crash(): Promise<void>
}

export const test = base.extend<{ app: App }>({
  app: async ({}, use, info) => {
    const shell = info.project.name === 'electron' ? 'electron' : 'browser'
    const start = shell === 'electron' ? startElectron : startBrowser
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-'))
    const refusals: string[] = []
    let running: Running = await start(dataFolder)
    watchPolicy(running.page, refusals)
    async function again(stop: () => Promise<void>, meanwhile?: () => Promise<void>) {
      await stop()
      await meanwhile?.()
      running = await start(dataFolder)
      watchPolicy(running.page, refusals)
    }
    const others: Running[] = []
    await use({
      dataFolder,
      shell,
      get page() {
        return running.page
      },
      get address() {
        return running.address
      },
      async openWindow() {
        const page = await running.openWindow()
        watchPolicy(page, refusals)
        return page
      },
      async another() {
        const machine = await start(mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-')))
        others.push(machine)
        watchPolicy(machine.page, refusals)
        return machine.page
      },
      download: (act) => running.download(act),
      output: () => running.output(),
      forgetRefusals: () => {
        refusals.length = 0
      },
      foreignWindow: () => running.foreignWindow(),
      killCore: () => {
        process.kill(running.corePid(), 'SIGKILL')
      },
      restart: (meanwhile) => again(running.stop, meanwhile),
      crash: () => again(running.crash),
    })
    expect(refusals, 'the page never breaks its own policy').toEqual([])
    for (const other of others) await other.stop()
    await running.stop()
    rmSync(dataFolder, { recursive: true, force: true })
    for (const end of ['-state', '-profile']) {
      rmSync(dataFolder + end, { recursive: true, force: true })
    }
  },
})

export { expect }

/** Gathers what the page's content security policy refused. */
function watchPolicy(page: Page, refusals: string[]): void {
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refusals.push(message.text())
  })
}
