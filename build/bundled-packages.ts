/** Notes which packages the build put into its bundles, so that their licences can be listed. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The folder of the innermost package that a module belongs to. */
const PACKAGE = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//

/** @param folder where one list per part of the build is written: folders of packages, as JSON */
export function bundledPackages(folder: string): Plugin {
  return {
    name: 'bundled-packages',
    writeBundle() {
      const folders = [...this.getModuleIds()].flatMap(
        (id) => PACKAGE.exec(id.replaceAll('\\', '/'))?.[1] ?? [],
      )
      mkdirSync(folder, { recursive: true })
      const list = JSON.stringify([...new Set(folders)].sort(), null, 2)
      writeFileSync(join(folder, `${this.environment.name}.json`), list)
    },
  }
}
