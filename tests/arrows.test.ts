import path from 'node:path'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '..')
const eslint = new ESLint({ cwd: root })

/** Which rules a line breaks when it stands in a file of this folder. */
async function broken(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(root, file) })
  return (result?.messages ?? []).map(({ ruleId }) => ruleId)
}

test.each([
  ['shared/x.ts', "import { write } from '../core/records/write.ts'\nexport const x = write"],
  ['shared/x.ts', "import { readFileSync } from 'node:fs'\nexport const x = readFileSync"],
  ['core/x.ts', "import { app } from 'electron'\nexport const x = app"],
  ['core/x.ts', "import { de } from '../renderer/i18n/de.ts'\nexport const x = de"],
  ['renderer/x.ts', "import { write } from '../core/records/write.ts'\nexport const x = write"],
  ['electron/x.ts', "import { de } from '../renderer/i18n/de.ts'\nexport const x = de"],
])('in %s a wrong import fails the lint', async (file, code) => {
  expect(await broken(file, code)).toContain('no-restricted-imports')
})

test('an import to the right is allowed, and a window never fetches', async () => {
  const right = "import { fail } from '../shared/rpc/contract.ts'\nexport const x = fail"
  expect(await broken('core/x.ts', right)).toEqual([])
  expect(await broken('renderer/x.ts', "export const x = () => fetch('x')")).toContain(
    'no-restricted-globals',
  )
})
