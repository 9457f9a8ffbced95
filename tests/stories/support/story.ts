/** A board of real programs: apps as `npm start` runs them, a relay, a line between them, and a clock. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach } from 'vitest'
import { setUp } from '../../support/open-core.ts'
import { freePort } from '../../support/free-port.ts'
import { openProxy, type Proxy } from '../../sync/support/proxy.ts'
import { letIn, shareWith, askWith } from '../../sync/support/boards.ts'
import { startProgram, type Program } from '../../relay/support/program.ts'
import { root } from '../../e2e/support/running.ts'
import { startApp, type App } from './app.ts'

/** For what takes a few attempts over a line. */
export const LONG = { timeout: 30_000, interval: 100 }

const RELAY = { file: path.join(root, 'dist/relay/relay.js') }

export interface Story {
  folder: string
  /** What apps and relay find in their surroundings. */
  env: Record<string, string>
  proxy: Proxy
  /** Where the relay keeps everything. */
  relayData: string
  startRelay(): Promise<void>
  stopRelay(signal?: NodeJS.Signals): Promise<void>
  /** From now on it is so much later for everybody. */
  later(milliseconds: number): void
  app(name: string): Promise<App>
  /** Somebody new is invited and let in. */
  joiner(admin: App, person: string): Promise<App>
  /** Done when the story is over. */
  ends(end: () => Promise<unknown>): void
  /** All that the relay printed. */
  relaySaid(): string
  /** Anna shares her folder, and lets the others in one after the other. */
  board(...others: readonly string[]): Promise<[App, App, App]>
}

const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

export async function beginStory(): Promise<Story> {
  const folder = mkdtempSync(path.join(tmpdir(), 'story-'))
  const clock = path.join(folder, 'clock')
  const relayData = path.join(folder, 'relay')
  const preload = path.join(import.meta.dirname, 'shifted-clock.mjs')
  const env = { STORY_CLOCK: clock, NODE_OPTIONS: `--import=${pathToFileURL(preload).href}` }
  let ahead = 0
  let relay: Program | null = null
  let said = ''
  const later = (milliseconds: number) => {
    ahead += milliseconds
    writeFileSync(clock, String(ahead))
  }
  later(0)
  const port = await freePort()
  const proxy = await openProxy(() => port)
  const url = `ws://127.0.0.1:${String(proxy.port)}`
  endings.push(() => {
    rmSync(folder, { recursive: true, force: true })
    return Promise.resolve()
  })
  endings.push(proxy.close)

  async function startRelay() {
    const args = ['--port', String(port), '--data', relayData, '--public-url', url]
    relay = await startProgram({ ...RELAY, env }, ...args, '--open-quota', '1GB')
  }
  async function stopRelay(signal: NodeJS.Signals = 'SIGTERM') {
    const ending = relay
    relay = null
    await ending?.kill(signal)
    said += ending?.said() ?? ''
  }
  async function app(name: string) {
    const opened = await startApp(path.join(folder, name), env)
    // Nobody opens it again: there is nothing to close in good order.
    endings.push(opened.kill)
    // The clock jumps; nobody has been away for that.
    await opened.call('settings.set', { settings: { lockAfterMinutes: 0 } })
    return opened
  }

  async function joiner(admin: App, person: string) {
    const opened = await app(person)
    await askWith(admin, opened, person)
    await letIn(admin, opened)
    return opened
  }

  await startRelay()
  endings.push(stopRelay)
  return {
    folder,
    env,
    proxy,
    relayData,
    startRelay,
    stopRelay,
    later,
    app,
    joiner,
    ends: (end) => endings.push(end),
    relaySaid: () => said + (relay?.said() ?? ''),
    async board(...others) {
      const anna = await app('Anna')
      await anna.call('session.create', setUp)
      await shareWith(anna, { url })
      const all = [anna]
      for (const person of others) all.push(await joiner(anna, person))
      const [, bernd = anna, clara = anna] = all
      return [anna, bernd, clara]
    },
  }
}
