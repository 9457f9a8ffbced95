import { readdirSync } from 'node:fs'
import { expect, test } from './support/app.ts'
import { unlock } from './support/steps.ts'

test(
  'an app that is told to end closes its files first',
  { tag: '@electron' },
  async ({ opened: app }) => {
    const journals = () =>
      readdirSync(app.dataFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /chapters.*-wal$/.test(name),
      )
    expect(journals()).toHaveLength(1)
    await app.restart()
    expect(journals()).toEqual([])
    await unlock(app.page)
  },
)
