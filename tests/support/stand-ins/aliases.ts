import path from 'node:path'

const standIn = (name: string) => ({
  find: new RegExp(`^\\.{1,2}/(.*/)?${name}\\.ts$`),
  replacement: path.join(import.meta.dirname, `${name}.ts`),
})

/** For programs that tests start: keys of passphrases that cost next to nothing. */
export const programAliases = [standIn('passphrase-cost')]

/** For the tests themselves: besides, the workers that were built for them, and fewer threads. */
export const testAliases = [
  ...programAliases,
  ...['built-workers', 'run-helper', 'answer-task'].map(standIn),
]
