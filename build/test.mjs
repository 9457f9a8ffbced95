/** `npm test`: sets up what is missing, runs every check, names what failed, and counts at the end. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { findChromium, onPath } from './find-chromium.mjs'
import { ensureReady, root, SetUpError } from './set-up.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[], unsteady: string[] }} Counts */
/** @typedef {{ name: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }} VitestFile */
/** @typedef {{ ok: boolean, file: string, title: string, tests: { status: string, results: { error?: { message?: string } }[] }[] }} PlaywrightSpec */
/** @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite */

const results = join(root, 'test-results')
/** @type {Counts} */
const total = none()

try {
  ensureReady()
  mkdirSync(results, { recursive: true })
  // Each of these keeps one core busy.
  await Promise.all([
    formatAndLint(),
    step('types', ['vue-tsc', '-b', '--noEmit'], { isBeside: true }),
  ])
  await step(
    'unit',
    [
      'vitest',
      'run',
      // As in `playwright.config.ts`: what passes only then is named at the end.
      '--retry=1',
      '--reporter=default',
      '--reporter=json',
      '--outputFile=test-results/unit.json',
    ],
    {
      report: 'unit.json',
      count: countVitest,
    },
  )
  await endToEnd()
  if (total.unsteady.length > 0)
    console.log(['\nPassed only at the second try:', ...total.unsteady].join('\n  '))
  if (total.failed > 0) console.log(['\nFailed:', ...total.failures].join('\n  '))
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  process.exitCode = total.failed > 0 ? 1 : 0
} catch (error) {
  if (!(error instanceof SetUpError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function formatAndLint() {
  await step('format', ['prettier', '--check', '.'], { isBeside: true })
  await step('lint', ['eslint', '.'], { isBeside: true })
}

async function endToEnd() {
  const chromium = findChromium()
  if (chromium) await playwright('browser', { CHROMIUM_PATH: chromium })
  else skip('end-to-end in the browser', 'no Chromium was found and none could be installed')
  const runtime =
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist')
  if (!existsSync(runtime)) skip('end-to-end in Electron', 'Electron’s runtime is not here')
  else if (!process.env['DISPLAY'] && !onPath(['xvfb-run'])) {
    skip('end-to-end in Electron', 'there is neither a display nor xvfb-run')
  } else await playwright('electron', { ELECTRON_OVERRIDE_DIST_PATH: runtime })
}

/**
 * @param {'browser' | 'electron'} project
 * @param {Record<string, string>} env
 */
async function playwright(project, env) {
  const report = `${project}.json`
  await step(`end-to-end (${project})`, ['playwright', 'test', '--project', project], {
    report,
    count: countPlaywright,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, report) },
    virtualDisplay: project === 'electron' && !process.env['DISPLAY'],
  })
}

/**
 * Runs one step; one that writes a report counts by its tests, any other as one.
 * @param {string} name
 * @param {string[]} command
 * @param {{ report?: string, count?: (report: unknown) => Counts, env?: Record<string, string>, virtualDisplay?: boolean, isBeside?: boolean }} [options] `isBeside`: another step runs at the same time, so that what it says is told at its end
 */
async function step(
  name,
  [program = '', ...args],
  { report, count, env = {}, virtualDisplay = false, isBeside = false } = {},
) {
  if (!isBeside) console.log(`\n── ${name}`)
  const file = report && join(results, report)
  if (file) rmSync(file, { force: true })
  const started = Date.now()
  const binary = join(root, 'node_modules/.bin', program)
  const [run, rest] = virtualDisplay ? ['xvfb-run', ['-a', binary, ...args]] : [binary, args]
  const { status, output } = await runProgram(run, rest, env, isBeside)
  if (output) console.log(output)
  const counts =
    count && file && existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : none()
  if (status === 0 && !count) counts.passed += 1
  // A step without tests of its own, or a runner that could not even start.
  if (status !== 0 && counts.failed === 0) counts.failed += 1
  if (counts.failed > 0 && counts.failures.length === 0) counts.failures.push('(see above)')
  counts.failures = counts.failures.map((failure) => `${name}: ${failure}`)
  counts.unsteady = counts.unsteady.map((test) => `${name}: ${test}`)
  add(counts)
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {boolean} isGathered whether what it says is answered, and not shown at once
 * @returns {Promise<{ status: number | null, output: string }>}
 */
function runProgram(program, args, env, isGathered) {
  const shown = isGathered ? 'pipe' : 'inherit'
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', shown, shown],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => (output += String(data)))
  }
  return new Promise((resolve) => {
    child.once('error', () => resolve({ status: 1, output }))
    child.once('close', (status) => resolve({ status, output }))
  })
}

/**
 * @param {string} name
 * @param {string} why
 */
function skip(name, why) {
  console.log(`\n── ${name}: skipped, because ${why}`)
  add({ ...none(), skipped: 1 })
}

/** @returns {Counts} */
function none() {
  return { passed: 0, failed: 0, skipped: 0, failures: [], unsteady: [] }
}

/** @param {Counts} counts */
function add(counts) {
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
  total.failures.push(...counts.failures)
  total.unsteady.push(...counts.unsteady)
}

/**
 * @param {unknown} report
 * @returns {Counts}
 */
function countVitest(report) {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } =
    /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: VitestFile[] }} */ (
      report
    )
  /** @param {string} wanted */
  const complained = (wanted) =>
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status, failureMessages }) => status === wanted && failureMessages.length > 0)
        .map(({ fullName, failureMessages }) =>
          named(`${relative(root, name)} › ${fullName}`, failureMessages[0]),
        ),
    )
  return {
    ...none(),
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests,
    failures: complained('failed'),
    unsteady: complained('passed'),
  }
}

/**
 * @param {unknown} report
 * @returns {Counts}
 */
function countPlaywright(report) {
  const { stats, suites } =
    /** @type {{ stats: Record<string, number>, suites: PlaywrightSuite[] }} */ (report)
  const passed = (stats['expected'] ?? 0) + (stats['flaky'] ?? 0)
  const specs = suites.flatMap(specsIn)
  return {
    passed,
    failed: stats['unexpected'] ?? 0,
    skipped: stats['skipped'] ?? 0,
    failures: specs.filter(({ ok }) => !ok).map(nameSpec),
    unsteady: specs.filter(({ tests }) => tests.some(isFlaky)).map(nameSpec),
  }
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {PlaywrightSpec[]}
 */
function specsIn({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsIn)]
}

/** @param {{ status: string }} test */
function isFlaky({ status }) {
  return status === 'flaky'
}

/** @param {PlaywrightSpec} spec */
function nameSpec({ file, title, tests }) {
  const [result] = tests.flatMap(({ results }) => results).filter(({ error }) => error)
  return named(`${file} › ${title}`, result?.error?.message)
}

/**
 * A test and the first lines of what it said, so that the end of a long output says what went wrong.
 * @param {string} test
 * @param {string} [message]
 */
function named(test, message = '') {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim())
  return [test, ...lines.slice(0, 8)].join('\n      ')
}
