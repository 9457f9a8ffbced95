/**
 * `npm run licences`: lists every package that the app is made of with its licence and the text of
 * it, in `dist/licences.txt`, which every copy of the app carries.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureReady, root } from './set-up.mjs'

/** @typedef {{ name: string, version: string, licence: string, text: string }} Described */
/** @typedef {{ name?: string, version?: string, license?: unknown, dependencies?: Record<string, string> }} Manifest */

/** What the build takes from packages without importing a module of theirs: icons and style rules. */
const TAKEN = ['@iconify-json/lucide', 'tailwindcss']

/** Packages whose manifest forgets it; the licence stands in their repository. */
const LICENCES = /** @type {Record<string, string>} */ ({ 'vaul-vue': 'MIT' })

/** Writes the list; answers its path. */
export function writeLicences() {
  const manifest = read(join(root, 'package.json'))
  const found = [
    ...withDependencies(Object.keys(manifest.dependencies ?? {})),
    ...[...bundled(), ...TAKEN.map((name) => join(root, 'node_modules', name))].map(describe),
  ]
  const packages = [
    ...new Map(found.map((one) => [`${one.name} ${one.version}`, one])).values(),
  ].sort((a, b) => (a.name < b.name ? -1 : 1))
  const unknown = packages.filter(({ licence }) => licence === '')
  if (unknown.length > 0) {
    throw new Error(`without a licence: ${unknown.map(({ name }) => name).join(', ')}`)
  }
  const parts = packages.map(
    ({ name, version, licence, text }) =>
      `${'='.repeat(78)}\n${name} ${version} (${licence})\n${'='.repeat(78)}\n\n${text.trim()}\n`,
  )
  const file = join(root, 'dist/licences.txt')
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(file, `Vorstandsmappe is made with these packages.\n\n${parts.join('\n')}`)
  console.log(`${String(packages.length)} packages: ${file}`)
  return file
}

/** The folders of the packages whose modules the last build put into its bundles. */
function bundled() {
  const lists = join(root, 'dist/bundled')
  return readdirSync(lists).flatMap(
    (name) => /** @type {string[]} */ (JSON.parse(readFileSync(join(lists, name), 'utf8'))),
  )
}

/**
 * Packages that stay outside the bundles, and all that they depend on, as they are installed.
 * @param {string[]} names
 */
function withDependencies(names) {
  /** @type {Map<string, Described>} */
  const found = new Map()
  const waiting = names.map((name) => ({ name, from: root }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const folder = folderOf(next.name, next.from)
    // Optional ones of other platforms are not installed.
    if (!folder || found.has(folder)) continue
    const manifest = read(join(folder, 'package.json'))
    found.set(folder, describe(folder))
    for (const name of Object.keys(manifest.dependencies ?? {}))
      waiting.push({ name, from: folder })
  }
  return [...found.values()]
}

/**
 * @param {string} folder
 * @returns {Described}
 */
function describe(folder) {
  const { name = '', version = '', license } = read(join(folder, 'package.json'))
  const licence = typeof license === 'string' ? license : (LICENCES[name] ?? '')
  return { name, version, licence, text: licenceText(folder) }
}

/**
 * Where Node finds a package from a folder.
 * @param {string} name
 * @param {string} from
 */
function folderOf(name, from) {
  for (let at = from; at.startsWith(root); at = join(at, '..')) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(join(folder, 'package.json'))) return folder
  }
  return null
}

/** @param {string} folder */
function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name))
  return file
    ? readFileSync(join(folder, file), 'utf8')
    : '(the package carries no text of its licence)'
}

/**
 * @param {string} file
 * @returns {Manifest}
 */
function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

if (process.argv[1] === import.meta.filename) {
  ensureReady()
  writeLicences()
}
