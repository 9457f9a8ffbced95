import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { _electron as electron } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { asRoot, environmentFor, root } from './support/running.ts'
import { fillIn, setUpChapter, unlock } from './support/steps.ts'

const folder = path.join(root, 'dist/package/linux-unpacked')
/** How a fuse reads back from the binary: the characters `0` and `1`. */
const OFF = 48
const ON = 49

test.describe.configure({ mode: 'serial' })
test.beforeAll(({}, info) => {
  test.skip(info.project.name !== 'electron', 'a package needs Electron’s runtime')
  test.skip(process.platform !== 'linux', 'the package of this machine is another one')
  test.setTimeout(180_000)
  execFileSync(process.execPath, [path.join(root, 'build/package.mjs')], { stdio: 'pipe' })
})

test(
  'the package may not run as Node, be debugged, or load code from elsewhere',
  { tag: '@electron' },
  async () => {
    const fuses = await getCurrentFuseWire(path.join(folder, 'vorstandsmappe'))
    expect(fuses[FuseV1Options.RunAsNode]).toBe(OFF)
    expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF)
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF)
    expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(OFF)
    expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(ON)
    expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(ON)
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON)
    expect(existsSync(path.join(folder, 'resources/app'))).toBe(false)
  },
)

test('the licences of everything in it travel with the package', { tag: '@electron' }, () => {
  const licences = readFileSync(path.join(root, 'dist/licences.txt'), 'utf8')
  for (const name of ['@signalapp/sqlcipher', 'yjs', 'vue', 'lucide', 'y-websocket']) {
    expect(licences).toContain(name)
  }
})

test(
  'a board creates its chapter in the packaged app, closes it, and opens it again',
  { tag: '@electron' },
  async () => {
    const copy = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-package-'))
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-'))
    const executablePath = path.join(copy, 'vorstandsmappe')
    cpSync(folder, copy, { recursive: true })
    // The one that the test's own driver needs; all others stay as they are in the package.
    await flipFuses(executablePath, {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    })
    const start = () =>
      electron.launch({
        executablePath,
        args: [...asRoot, '--lang=de', '--data', dataFolder],
        env: environmentFor(dataFolder),
      })
    let app = await start()
    let page = await app.firstWindow()
    await setUpChapter(page)
    await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
    await fillIn(page, 'Nachname', 'Großmüller')
    await expect(page.getByText('gespeichert')).toBeVisible()
    await app.close()
    app = await start()
    page = await app.firstWindow()
    await unlock(page)
    await expect(page.getByRole('row', { name: 'Großmüller' })).toBeVisible()
    await app.close()
    for (const one of [copy, dataFolder]) rmSync(one, { recursive: true, force: true })
  },
)
