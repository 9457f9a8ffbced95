/** The built app on a data folder of its own, driven as a person would, in either shell. */
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, expect, test as base, type Browser, type Page } from '@playwright/test'
import { launchOptions, startBrowser } from './browser.ts'
import { startElectron } from './electron.ts'
import type { Running } from './running.ts'
import { makeCheapToOpen } from './cheap-to-open.ts'
import { PASSPHRASE, setUpChapter, unlock } from './steps.ts'

export interface App {
  dataFolder: string
  shell: 'browser' | 'electron'
  page: Page
  /** The address that the browser shell printed; '' in Electron. */
  address: string
  /** Opens another window of the running app: with the link of an invitation in Electron. */
  openWindow(link?: string): Promise<Page>
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
  /** From now on the core hears and does nothing, as under a heavy load. */
  haltCore(): void
  /** Ends the core's process as a crash would; the shell starts it again. */
  killCore(): void
  /** Ends the process that shows the page, as a crash would; what the window shows afterwards. */
  crashPage(): Promise<() => Promise<string>>
  /** The app stops for good while its window stays: nothing starts its core again. */
  loseCore(): Promise<void>
  /**
   * Ends the app and starts it again on the same data, to which something may happen meanwhile.
   * @param args further ones of the start; in Electron
   */
  restart(meanwhile?: () => Promise<void>, ...args: string[]): Promise<void>
  /** The same after a power cut: nothing gets a chance to finish. */
  crash(): Promise<void>
}

interface Story {
  /** The app where nothing is set up yet. */
  app: App
  /** The app with a chapter that was just created, open at its members. */
  opened: App
  /** The browser keeps a profile beside the data, which the story looks into. */
  hasOwnProfile: boolean
}

interface Machine {
  shell: App['shell']
  /** Starts the app on a data folder. */
  start(dataFolder: string, hasOwnProfile: boolean, args?: string[]): Promise<Running>
  /** Lays a copy of a new chapter into a data folder. */
  copyChapter(dataFolder: string): void
}

export const test = base.extend<Story, Machine>({
  hasOwnProfile: [false, { option: true }],
  shell: [
    async ({}, use, info) => {
      await use(info.project.name === 'electron' ? 'electron' : 'browser')
    },
    { scope: 'worker' },
  ],
  start: [
    async ({ shell }, use) => {
      const shared: { browser?: Browser } = {}
      await use(async (dataFolder, hasOwnProfile, args = []) => {
        if (shell === 'electron') return startElectron(dataFolder, ...args)
        if (hasOwnProfile) return startBrowser(dataFolder, null)
        shared.browser ??= await chromium.launch(launchOptions())
        return startBrowser(dataFolder, shared.browser)
      })
      await shared.browser?.close()
    },
    { scope: 'worker' },
  ],
  // The wizard has stories of its own; for all others it is gone through once.
  copyChapter: [
    async ({ start }, use) => {
      const made = newFolder()
      const running = await start(made, false)
      await setUpChapter(running.page)
      await running.stop()
      // Moved away, so that a copy is not taken for the copy of a folder that is still there.
      const chapter = `${made}-chapter`
      for (const end of KEPT) renameSync(made + end, chapter + end)
      await makeCheapToOpen(chapter, PASSPHRASE)
      // Stories count the backups that they make themselves.
      rmSync(path.join(chapter, 'backups'), { recursive: true, force: true })
      await use((dataFolder) => {
        for (const end of KEPT) cpSync(chapter + end, dataFolder + end, { recursive: true })
      })
      removeAll(made)
      removeAll(chapter)
    },
    { scope: 'worker' },
  ],
  app: async ({ start, shell, hasOwnProfile }, use) => {
    const dataFolder = newFolder()
    const driven = await drive(dataFolder, shell, (folder, args) =>
      start(folder, hasOwnProfile, args),
    )
    await use(driven.app)
    await driven.end()
  },
  opened: async ({ start, shell, copyChapter }, use) => {
    const dataFolder = newFolder()
    copyChapter(dataFolder)
    const driven = await drive(dataFolder, shell, (folder, args) => start(folder, false, args))
    await unlock(driven.app.page)
    await use(driven.app)
    await driven.end()
  },
})

/** What a chapter is: the data folder, and what the app keeps outside of it. */
const KEPT = ['', '-state']

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-'))

function removeAll(dataFolder: string) {
  for (const end of [...KEPT, '-profile']) {
    rmSync(dataFolder + end, { recursive: true, force: true })
  }
}

async function drive(
  dataFolder: string,
  shell: App['shell'],
  start: (dataFolder: string, args?: string[]) => Promise<Running>,
): Promise<{ app: App; end(): Promise<void> }> {
  const refusals: string[] = []
  const others: Running[] = []
  let running = await start(dataFolder)
  watchPolicy(running.page, refusals)
  async function again(
    stop: () => Promise<void>,
    meanwhile?: () => Promise<void>,
    args?: string[],
  ) {
    await stop()
    await meanwhile?.()
    running = await start(dataFolder, args)
    watchPolicy(running.page, refusals)
  }
  const app: App = {
    dataFolder,
    shell,
    get page() {
      return running.page
    },
    get address() {
      return running.address
    },
    async openWindow(link) {
      const page = await running.openWindow(link)
      watchPolicy(page, refusals)
      return page
    },
    async another() {
      const machine = await start(newFolder())
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
    haltCore: () => {
      process.kill(running.corePid(), 'SIGSTOP')
    },
    killCore: () => {
      process.kill(running.corePid(), 'SIGKILL')
    },
    crashPage: () => running.crashPage(),
    loseCore: () => running.loseCore(),
    restart: (meanwhile, ...args) => again(running.stop, meanwhile, args),
    crash: () => again(running.crash),
  }
  return {
    app,
    async end() {
      expect(refusals, 'the page never breaks its own policy').toEqual([])
      // Nobody comes back to them: there is nothing to close in good order, and no backup to make.
      for (const each of [...others, running]) await each.crash()
      removeAll(dataFolder)
    },
  }
}

export { expect }

/** Gathers what the page's content security policy refused. */
function watchPolicy(page: Page, refusals: string[]): void {
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refusals.push(message.text())
  })
}
