/** The relay as its operator meets it. */
import { randomInt } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { get } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { Log } from '../protocol/support/logs.ts'
import { setup } from '../protocol/support/people.ts'
import { connect, create } from './support/device.ts'
import { makeCertificate } from './support/certificate.ts'
import { compare, letWrite, newWriters, writeAndKill } from './support/killed-relay.ts'
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
  const [code = ''] = (await operate(script, 'code', '--data', data, '--quota', '2MB')).split('\n')
  const { space, people } = setup('Anna')
  const [anna] = people
  const annas = await create(url, space, anna, code.toLowerCase())
  const log = new Log(space, anna)
  await annas.ask({ type: 'append', entries: [log.write('x'.repeat(100_000))] })

  const listed = await operate(script, 'spaces', '--data', data)
  const [name = ''] = /^[0-9a-f]{16}/m.exec(listed) ?? []
  expect(listed).toContain('0.1 MB of 2.0 MB')
  await operate(script, 'quota', name, '100KB', '--data', data)
  await expect
    .poll(() => annas.ask({ type: 'append', entries: [log.write('x'.repeat(100_000))] }), {
      interval: 500,
      timeout: 10_000,
    })
    .toMatchObject({ problem: expect.stringMatching(/quota/) })

  await expect(operate(script, 'remove', name, '--data', data)).rejects.toThrow('--yes')
  await operate(script, 'remove', name, '--data', data, '--yes')
  await annas.closed()
  expect(annas.told.at(-1)).toEqual({ type: 'refused', problem: 'unknown-space' })
  expect(await operate(script, 'spaces', '--data', data)).toContain('no spaces')
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

  // Without a certificate there is none to read again.
  program.hangUp()
  await annas.ask({ type: 'joinList' })
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
  const file = path.join(data, 'file')
  writeFileSync(file, '')
  await expect(start('--data', file)).rejects.toThrow('cannot be made')
  // Nobody can write there, not even root.
  if (process.platform === 'linux') {
    await expect(start('--data', '/proc')).rejects.toThrow('cannot be written to')
  }
  await expect(start('--prot', '1')).rejects.toThrow("Unknown option '--prot'")
  await expect(start('--host', '0.0.0.0', '--data', data)).rejects.toThrow('--public-url')
  const long = `wss://${'x'.repeat(400)}.example`
  for (const url of [long, 'https://', 'ws://relay.example.org']) {
    const other = newDataFolder()
    await expect(start('--public-url', url, '--data', other)).rejects.toThrow(/^--public-url needs/)
  }
  await expect(operate(script, 'spaces', '--data', '/nowhere/at-all')).rejects.toThrow('no relay')
})

test('a copy made while devices write is a whole relay, of one moment', async () => {
  const data = newDataFolder()
  const { url } = await start('--data', data, '--open-quota', '100MB')
  const made = newWriters()
  const acknowledged = () => made.writers.reduce((sum, writer) => sum + writer.acknowledged, 0)
  let isCopied = false
  const writing = letWrite(url, made, () => isCopied)
  await expect.poll(acknowledged).toBeGreaterThan(20)
  const copy = path.join(newDataFolder(), 'copied')
  mkdirSync(copy)
  const file = path.join(copy, 'relay.sqlite')
  const before = made.writers.map((writer) => ({ ...writer }))
  await operate(script, 'backup', file, '--data', data)
  const after = acknowledged()
  isCopied = true
  await writing
  // They went on meanwhile, and what was acknowledged before the copy began is in it.
  expect(after).toBeGreaterThan(before.reduce((sum, writer) => sum + writer.acknowledged, 0))
  await expect(operate(script, 'backup', file, '--data', data)).rejects.toThrow('exists already')

  const restored = await start('--data', copy)
  expect(await compare(restored.url, { ...made, writers: before })).toEqual([])
  const [anna] = made.writers
  if (!anna) throw new Error('nobody wrote')
  const device = await connect(restored.url, made.space, anna.person)
  const { logs } = await device.first('welcome')
  const seq = logs.find((log) => log.device === anna.person.device)?.seq ?? 0
  // From here on it is told again, as it is.
  const entries = anna.log.entries.slice(seq, seq + 900)
  expect(await device.ask({ type: 'append', entries })).toMatchObject({ type: 'acknowledged' })
})

test('what the relay keeps is for its user alone, and a copy that fails leaves nothing', async () => {
  const data = path.join(newDataFolder(), 'relay')
  const program = await start('--data', data)
  const open = [data, ...readdirSync(data).map((name) => path.join(data, name))].filter(
    (file) => (statSync(file).mode & 0o077) !== 0,
  )
  expect(open).toEqual([])
  expect(program.said()).toContain('listening')
  const file = path.join(newDataFolder(), 'copy.sqlite')
  await operate(script, 'backup', file, '--data', data)
  expect(statSync(file).mode & 0o777).toBe(0o600)

  const broken = newDataFolder()
  writeFileSync(path.join(broken, 'relay.sqlite'), Buffer.alloc(8192, 'x'))
  await expect(start('--data', broken)).rejects.toThrow('cannot be used now')
  const target = newDataFolder()
  const failing = operate(script, 'backup', path.join(target, 'copy.sqlite'), '--data', broken)
  await expect(failing).rejects.toThrow(/^.*\nThe database in .* cannot be used now/)
  expect(readdirSync(target)).toEqual([])
})

test('killed in the middle of writing it has all that it acknowledged', async () => {
  const data = newDataFolder()
  for (let time = 0; time < 3; time += 1) {
    expect(await writeAndKill(script, data, 1 + randomInt(200))).toEqual([])
  }
})

describe('with a certificate', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'relay-tls-'))
  const pem = (name: string) => path.join(folder, `${name}.pem`)

  function install(name: string) {
    const { cert, key } = makeCertificate(name)
    writeFileSync(pem('cert'), cert)
    writeFileSync(pem('key'), key)
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
    install('first')
    const tls = ['--tls-cert', pem('cert'), '--tls-key', pem('key')]
    const program = await start('--data', newDataFolder(), ...tls)
    expect(program.url).toMatch(/^wss:/)
    expect(await shownBy(program.url)).toBe('first')
    install('second')
    program.hangUp()
    await expect.poll(() => program.said()).toContain('certificate-renewed')
    expect(await shownBy(program.url)).toBe('second')
    rmSync(folder, { recursive: true })
  })
})
