import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readOptions } from '../../build/start-options.mjs'
import { expectSentence, newFolder, root, runStart } from './support/run-start.ts'

const FLAGS = ['--electron', '--browser', '--data', '--port', '--no-open', '--help']

test('--help explains every flag, and so does the README', async () => {
  const start = runStart(['--help'])
  expect(await start.ended).toBe(0)
  for (const flag of FLAGS) {
    expect(start.output()).toMatch(new RegExp(`^  ${flag} .* · `, 'm'))
    expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toContain(flag)
  }
  const named = [...start.output().matchAll(/^ {2}(--[\w-]+)/gm)].map(([, flag]) => flag)
  expect(named).toEqual(FLAGS)
})

test.each([
  [['--colour', 'red'], /--colour/],
  [['mappe'], /mappe/],
  [['--port', 'abc'], /--port.*65535/],
  [['--port', '99999'], /--port.*65535/],
  [['--port=-1'], /--port.*65535/],
  [['--port', '0x50'], /--port.*65535/],
  [['--port'], /--port/],
  [['--data'], /--data/],
  [['--data', ''], /--data/],
  [['--data', '--no-open'], /--data/],
  [['--no-open=yes'], /--no-open/],
  [['--electron', '--browser'], /--electron.*--browser/],
])('%j is answered with a sentence', async (args, sentence) => {
  await expectSentence(runStart(args), sentence)
})

test('a path is meant from where it was typed', () => {
  const typedIn = process.env['INIT_CWD']
  process.env['INIT_CWD'] = '/home/anna'
  onTestFinished(() => {
    if (typedIn === undefined) delete process.env['INIT_CWD']
    else process.env['INIT_CWD'] = typedIn
  })
  expect(readOptions(['--data', 'Mappe']).data).toBe(path.resolve('/home/anna/Mappe'))
})

test('a port that is in use is named', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void taken.close())
  const { port } = taken.address() as AddressInfo
  const args = ['--browser', '--no-open', '--data', newFolder(), '--port', String(port)]
  await expectSentence(runStart(args), new RegExp(String(port)))
})

test('a data folder that is a file, or lies below one', async () => {
  const file = path.join(newFolder(), 'Notiz.txt')
  writeFileSync(file, 'Grüße')
  for (const data of [file, path.join(file, 'Mappe')]) {
    await expectSentence(runStart(['--browser', '--no-open', '--data', data]), /Notiz\.txt/)
  }
  expect(readFileSync(file, 'utf8')).toBe('Grüße')
})

// Nobody can write there, not even root.
test.skipIf(process.platform !== 'linux')('a data folder that cannot be written', async () => {
  for (const data of ['/proc', '/proc/Mappe']) {
    await expectSentence(runStart(['--browser', '--no-open', '--data', data]), /\/proc/)
  }
})
