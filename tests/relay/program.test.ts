/** The relay as its operator meets it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { Log } from '../protocol/support/logs.ts'
import { setup } from '../protocol/support/people.ts'
import { connect, create } from './support/device.ts'
import { writeAndKill } from './support/killed-relay.ts'
import { newDataFolder, operate, startProgram, type Program } from './support/program.ts'

const script = { file: path.join(inject('programs'), 'relay.js') }
const running: Program[] = []
afterEach(async () => {
  for (const program of running.splice(0)) await program.kill('SIGKILL')
})

async function start(...args: string[]): Promise<Program> {
  const program = await startProgram(script, ...args)
  running.push(program)
  return program
}

const webPage = (url: string, page: string, headers: Record<string, string> = {}) =>
  fetch(url.replace(/^ws/, 'http') + page, { headers })

test('a code makes a space; the operator sees its size, changes its room and removes it', async () => {
  const data = newDataFolder()
  const { url } = await start('--data', data)
  const [code = ''] = operate(script, 'code', '--data', data, '--quota', '2MB').split('\n')
  const { space, people } = setup('Anna')
  const [anna] = people
  const annas = await create(url, space, anna, code.toLowerCase())
  const log = new Log(space, anna)
  await annas.ask({ type: 'append', entries: [log.write('x'.repeat(100_000))] })

  const listed = operate(script, 'spaces', '--data', data)
  const [name = ''] = /^[0-9a-f]{16}/m.exec(listed) ?? []
  expect(listed).toContain('0.1 MB of 2.0 MB')
  operate(script, 'quota', name, '100KB', '--data', data)
  await expect
    .poll(() => annas.ask({ type: 'append', entries: [log.write('x'.repeat(100_000))] }), {
      interval: 500,
      timeout: 10_000,
    })
    .toMatchObject({ problem: expect.stringMatching(/quota/) })

  expect(() => operate(script, 'remove', name, '--data', data)).toThrow('--yes')
  operate(script, 'remove', name, '--data', data, '--yes')
  await annas.closed()
  expect(annas.told.at(-1)).toEqual({ type: 'refused', problem: 'unknown-space' })
  expect(operate(script, 'spaces', '--data', data)).toContain('no spaces')
})

test('it says how it is, in its log without anybody’s data, and says goodbye', async () => {
  const program = await start('--data', newDataFolder(), '--open-quota', '10MB')
  const { space, people } = setup('Anna', 'Bernd')
  const annas = await create(program.url, space, people[0])
  await connect(program.url, space, people[1])
  await annas.ask({ type: 'append', entries: [new Log(space, people[0]).write('Top 1')] })

  expect(await (await webPage(program.url, '/healthz')).text()).toBe('ok\n')
  const metrics = await (await webPage(program.url, '/metrics')).text()
  expect(metrics).toContain('relay_connections 2')
  expect(metrics).toContain('relay_entries_stored_total 1')
  expect(metrics).toContain('relay_acknowledgement_seconds_count 1')
  const forwarded = { 'X-Forwarded-For': '192.0.2.1' }
  expect((await webPage(program.url, '/metrics', forwarded)).status).toBe(404)

  expect(await program.kill('SIGTERM')).toBe(0)
  await annas.closed()
  expect(annas.told.at(-1)).toEqual({ type: 'refused', problem: 'stopping' })
  const lines = program.said().trim().split('\n').slice(1)
  const events = lines.map((line) => (JSON.parse(line) as { event: string }).event)
  expect(events).toEqual(['listening', 'stopping', 'stopped'])
  expect(program.said()).not.toContain('Anna')
})

test('the metrics are shown elsewhere to whoever has the token', async () => {
  const { url } = await start('--data', newDataFolder(), '--metrics-token', 'geheim')
  const status = async (authorization: string) =>
    (await webPage(url, '/metrics', { Authorization: authorization })).status
  expect(await status('Bearer geheim')).toBe(200)
  expect(await status('Bearer falsch')).toBe(404)
})

test('a second relay on the same folder, or a wrong option, ends with a sentence', async () => {
  const data = newDataFolder()
  await start('--data', data)
  await expect(start('--data', data)).rejects.toThrow('Another relay already serves')
  await expect(start('--prot', '1')).rejects.toThrow("Unknown option '--prot'")
  await expect(start('--host', '0.0.0.0', '--data', data)).rejects.toThrow('--public-url')
  const long = `wss://${'x'.repeat(400)}.example`
  for (const url of [long, 'https://', 'ws://relay.example.org']) {
    const other = newDataFolder()
    await expect(start('--public-url', url, '--data', other)).rejects.toThrow(/^--public-url needs/)
  }
  expect(() => operate(script, 'spaces', '--data', '/nowhere/at-all')).toThrow('no relay')
})

test('a copy made while it runs is a whole relay, of one moment', async () => {
  const data = newDataFolder()
  const { url } = await start('--data', data, '--open-quota', '10MB')
  const { space, people } = setup('Anna')
  const [anna] = people
  const annas = await create(url, space, anna)
  const log = new Log(space, anna)
  const entries = Array.from({ length: 300 }, () => log.write('Top'))
  const answers = entries.map((entry) => annas.ask({ type: 'append', entries: [entry] }))
  await answers[20]
  const copy = newDataFolder()
  operate(script, 'backup', path.join(copy, 'relay.sqlite'), '--data', data)
  await Promise.all(answers)
  expect(() => operate(script, 'backup', path.join(copy, 'relay.sqlite'), '--data', data)).toThrow(
    'exists already',
  )

  const restored = await start('--data', copy)
  const device = await connect(restored.url, space, anna)
  const seq = (await device.first('welcome')).logs[0]?.seq ?? 0
  expect(seq).toBeGreaterThan(20)
  // From here on it is told again, as it is.
  expect(await device.ask({ type: 'append', entries: entries.slice(seq) })).toMatchObject({
    type: 'acknowledged',
  })
})

test('killed in the middle of writing it has all that it acknowledged', async () => {
  const data = newDataFolder()
  for (const milliseconds of [40, 150, 300]) {
    expect(await writeAndKill(script, data, milliseconds)).toEqual([])
  }
})

describe('with a certificate', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'relay-tls-'))
  const pem = (name: string) => path.join(folder, `${name}.pem`)

  function makeCertificate(name: string) {
    const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1']
    const files = ['-keyout', pem('key'), '-out', pem('cert')]
    const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    execFileSync('openssl', ['req', ...kind, '-days', '2', ...subject, ...files], {
      stdio: 'ignore',
    })
  }

  function shownBy(url: string): Promise<string> {
    const page = url.replace('wss', 'https') + '/healthz'
    return new Promise((resolve, reject) => {
      const ca = readFileSync(pem('cert'))
      get(page, { ca, agent: false }, (response) => {
        const { subject } = (response.socket as TLSSocket).getPeerCertificate()
        response.resume()
        resolve(String(subject.CN))
      }).on('error', reject)
    })
  }

  test('it speaks TLS, and takes a renewed one without a restart', async () => {
    makeCertificate('first')
    const tls = ['--tls-cert', pem('cert'), '--tls-key', pem('key')]
    const program = await start('--data', newDataFolder(), ...tls)
    expect(program.url).toMatch(/^wss:/)
    expect(await shownBy(program.url)).toBe('first')
    makeCertificate('second')
    program.hangUp()
    await expect.poll(() => program.said()).toContain('certificate-renewed')
    expect(await shownBy(program.url)).toBe('second')
    rmSync(folder, { recursive: true })
  })
})
