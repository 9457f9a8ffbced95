/** How the parts that run in Node are bundled: those of the app, and the programs of its tests. */
import { readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import type { EnvironmentOptions } from 'vite'

const root = join(import.meta.dirname, '..')

/** What cannot be bundled: native addons, and WebAssembly that finds its file beside itself. */
const outsideTheBundle = [
  'electron',
  '@signalapp/sqlcipher',
  '@myriaddreamin/typst-ts-node-compiler',
  'libsodium-wrappers-sumo',
]

/** Each worker of a helper is a file of its own, since a thread starts from a file. */
export function helperWorkers(): Record<string, string> {
  const folder = join(root, 'core/helpers')
  const files = readdirSync(folder).filter((file) => file.endsWith('-worker.ts'))
  return Object.fromEntries(files.map((file) => [file.slice(0, -'.ts'.length), join(folder, file)]))
}

/** @param input the files that something starts from, by the name that each gets in `outDir` */
export function nodePart(outDir: string, input: Record<string, string>): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: {
      noExternal: true,
      external: [...outsideTheBundle, ...builtinModules],
      // Not `browser`, and not `production`-only builds that expect a bundler for the web.
      conditions: ['node', 'module', 'import'],
      mainFields: ['module', 'main'],
    },
    build: {
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input,
        // Flat: code that looks for a file beside itself finds it, whichever chunk it went into.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  }
}
