/**
 * `npm run package`: the app as a folder that runs by itself (`dist/package/…-unpacked`), with
 * Electron's fuses set. The runtime comes from `ELECTRON_OVERRIDE_DIST_PATH` or is downloaded by
 * electron-builder.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, Platform } from 'electron-builder'
import { ensureReady, root, SetUpError } from './set-up.mjs'
import { writeLicences } from './licences.mjs'

/** What a package may not do: run as Node, be debugged, take options from outside. */
export const FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
}

/** @returns {import('electron-builder').Configuration} */
function configuration() {
  const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const version = runtime && join(runtime, 'version')
  return {
    appId: 'org.vorstandsmappe.app',
    productName: 'Vorstandsmappe',
    directories: { output: 'dist/package', buildResources: 'build/resources' },
    files: [
      'dist/node/**',
      'dist/renderer/**',
      'dist/preload/**',
      'dist/licences.txt',
      'package.json',
    ],
    // Native code is loaded from files of its own.
    asarUnpack: ['**/*.node'],
    npmRebuild: false,
    electronLanguages: ['de', 'en-US'],
    electronFuses: FUSES,
    // Linux takes it into the entry of its menu, macOS into Info.plist; on Windows the app says so itself.
    protocols: [{ name: 'Einladung in eine Vorstandsmappe', schemes: ['vorstandsmappe'] }],
    linux: { target: 'dir', category: 'Office' },
    win: { target: 'dir' },
    mac: {
      target: 'dir',
      extendInfo: {
        NSCameraUsageDescription: 'Für QR-Codes von Einladungen und vom Notblatt der Gliederung.',
      },
    },
    ...(runtime ? { electronDist: runtime } : {}),
    ...(version && existsSync(version)
      ? { electronVersion: readFileSync(version, 'utf8').trim().replace(/^v/, '') }
      : {}),
    // A runtime that was given may bring a stand-in for the app; ours comes as an archive.
    afterPack: ({ appOutDir }) => {
      rmSync(join(appOutDir, 'resources/app'), { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}

if (process.argv[1] === import.meta.filename) {
  try {
    ensureReady()
    writeLicences()
    await build({
      targets: Platform.current().createTarget('dir'),
      config: configuration(),
      publish: null,
    })
    console.log(`\n${join(root, 'dist/package')}`)
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
