import { afterEach, expect, test, vi } from 'vitest'
import { createApp, effectScope, nextTick, ref, type Ref } from 'vue'
import { clientKey, type Client } from '../rpc/client.ts'
import { createUnsavedTexts, unsavedTextsKey } from './unsaved-texts.ts'
import { useSavedValue, type SavedValue } from './use-saved-value.ts'

afterEach(() => vi.unstubAllGlobals())

/** A field whose values are acknowledged at once; what is shown as stored is set by the test. */
function setup(stored: Ref<string>): { field: SavedValue; saved: string[]; close: () => void } {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
  const saved: string[] = []
  const app = createApp({})
  const client: Pick<Client, 'listen'> = { listen: () => () => undefined }
  app.provide(clientKey, client as Client)
  app.provide(unsavedTextsKey, createUnsavedTexts())
  const page = effectScope()
  const field = app.runWithContext(() =>
    page.run(() =>
      useSavedValue({
        label: () => 'Wortlaut',
        stored: () => stored.value,
        save: (value) => {
          saved.push(value)
          return Promise.resolve('')
        },
      }),
    ),
  )
  if (!field) throw new Error('the page is closed')
  return { field, saved, close: () => page.stop() }
}

function type(field: SavedValue, text: string) {
  field.typed.value = text
  field.input()
}

test('Escape brings back what was saved just before, also where the page does not show it yet', async () => {
  const stored = ref('')
  const { field, saved, close } = setup(stored)
  type(field, 'Busse')
  await field.leave()
  type(field, 'Fahrräder')
  await field.takeBack()
  expect(field.typed.value).toBe('Busse')

  stored.value = 'Busse'
  await nextTick()
  expect(field.typed.value).toBe('Busse')
  expect(saved).toEqual(['Busse'])
  close()
})

test('a field that was saved at a pause keeps its text when it is left before the page shows it', async () => {
  vi.useFakeTimers()
  const { field, close } = setup(ref(''))
  type(field, 'Busse')
  await vi.advanceTimersByTimeAsync(1000)
  await field.leave()
  expect(field.typed.value).toBe('Busse')
  close()
  vi.useRealTimers()
})

test('what somebody else wrote since appears when the field is left', async () => {
  vi.useFakeTimers()
  const stored = ref('')
  const { field, close } = setup(stored)
  type(field, 'Busse')
  await vi.advanceTimersByTimeAsync(1000)
  stored.value = 'Busse und Bahnen'
  await nextTick()
  await field.leave()
  expect(field.typed.value).toBe('Busse und Bahnen')
  close()
  vi.useRealTimers()
})
