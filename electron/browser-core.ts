/** The browser shell's core process: the server and the core, kept alive by `browser.ts`. */
import { startCore } from '../core/start-core.ts'
import type { CoreMessage, StartMessage } from './browser/messages.ts'
import { startServer } from './browser/server.ts'
import { installationFolder } from './installation-folder.ts'
import { createWindowSecrets } from './browser/window-secrets.ts'

const tell = (message: CoreMessage) => process.send?.(message)

process.once('message', (start: StartMessage) => {
  void run(start)
})

// Ctrl+C in a terminal reaches every process at once; this one closes its files first, when its
// supervisor lets go of it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

async function run(start: StartMessage): Promise<void> {
  const secrets = createWindowSecrets(start.windows, () =>
    tell({ type: 'windows', hashes: secrets.save() }),
  )
  const core = startCore({
    dataFolder: start.dataFolder,
    installationFolder: installationFolder(),
    shell: 'browser',
    appVersion: start.appVersion,
    held: start.held,
    keychain: null,
    hold: (session) => tell({ type: 'hold', session }),
    // Whoever asks has shown a window's secret, which opens as much as this one.
    openWindow: () => secrets.launch(),
  })
  // Without its supervisor nobody could stop this process.
  process.once('disconnect', () => {
    void core.stop().then(() => process.exit(0))
  })
  try {
    const { port } = await startServer({
      folder: start.pageFolder,
      port: start.port,
      secrets,
      instanceToken: start.instanceToken,
      connect: (channel) => {
        core.connect(channel)
      },
    })
    tell({ type: 'ready', port, launch: secrets.launch() })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    tell({ type: 'failed', code })
  }
}
