import { expect, test, vi } from 'vitest'
import { createApp, effectScope } from 'vue'
import { clientKey, type Client } from '../../../rpc/client.ts'
import { useImport } from './use-import.ts'

vi.mock('../../../i18n/use-error-text.ts', () => ({ useErrorText: () => () => 'failed' }))

test('a list that is still being read when its page is left is closed again', async () => {
  const calls: [string, unknown][] = []
  let answer: (result: unknown) => void = () => undefined
  const call = (name: string, args: unknown) => {
    calls.push([name, args])
    return new Promise((resolve) => {
      answer = resolve
    })
  }
  const page = effectScope()
  const app = createApp({}).provide(clientKey, { call } as unknown as Client)
  const importing = app.runWithContext(() => page.run(useImport))
  const chosen = importing?.choose(new File(['Nr;Name'], 'liste.csv'))
  await vi.waitFor(() => {
    expect(calls).toHaveLength(1)
  })
  page.stop()
  answer({ ok: true, value: { id: 'abc', mapping: [] } })
  await chosen
  expect(calls.slice(1)).toEqual([['imports.close', { id: 'abc' }]])
})
