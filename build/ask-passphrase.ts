import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks for a passphrase on the terminal without showing it; from a pipe, reads the first line. */
export async function askPassphrase(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (stdin.isTTY) stderr.write(question)
  // readline echoes what is typed to its output: this one swallows it.
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done()
    },
  })
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY })
  const answer = await new Promise<string>((resolve) => {
    lines.once('line', resolve)
    lines.once('close', () => {
      resolve('')
    })
  })
  lines.close()
  if (stdin.isTTY) stderr.write('\n')
  return answer
}
