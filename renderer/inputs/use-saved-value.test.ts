import { afterEach, expect, test, vi } from 'vitest'
import { createApp, effectScope, nextTick, ref, type Ref } from 'vue'
import { clientKey, type Client } from '../rpc/client.ts'
import { createUnsavedTexts, unsavedTextsKey, type UnsavedTexts } from './unsaved-texts.ts'
import { useSavedValue, type SavedValue } from './use-saved-value.ts'

afterEach(() => vi.unstubAllGlobals())

/**
 * A field whose values are acknowledged at once, unless the test answers otherwise; what is shown
 * as stored is set by the test.
 */
function setup(
  stored: Ref<string>,
  answer: () => Promise<string> = () => Promise.resolve(''),
): { field: SavedValue; saved: string[]; unsaved: UnsavedTexts; close: () => void } {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
  const saved: string[] = []
  const app = createApp({})
  const client: Pick<Client, 'listen'> = { listen: () => () => undefined }
  app.provide(clientKey, client as Client)
  const unsaved = createUnsavedTexts()
  app.provide(unsavedTextsKey, unsaved)
  const page = effectScope()
  const field = app.runWithContext(() =>
    page.run(() =>
      useSavedValue({
        label: () => 'Wortlaut',
        stored: () => stored.value,
        save: (value) => {
          saved.push(value)
          return answer()
        },
      }),
    ),
  )
  if (!field) throw new Error('the page is closed')
  return { field, saved, unsaved, close: () => page.stop() }
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

/** Answers that come when the test wants, in any order. */
function answers() {
  const waiting: ((told: string) => void)[] = []
  return {
    answer: () => new Promise<string>((resolve) => waiting.push(resolve)),
    give: async (n: number, told: string) => {
      waiting[n]?.(told)
      await nextTick()
    },
  }
}

test('Escape while a save is on its way: its late answer says nothing about what stands there now', async () => {
  for (const late of ['', 'Das ging nicht.']) {
    const { answer, give } = answers()
    const { field, saved, close } = setup(ref('Busse'), answer)
    type(field, 'Fahrräder')
    const left = field.leave()
    const takenBack = field.takeBack()
    await give(0, late)
    await give(1, '')
    await Promise.all([left, takenBack])
    expect(saved).toEqual(['Fahrräder', 'Busse'])
    expect(field.typed.value).toBe('Busse')
    expect(field.isUnsaved.value).toBe(false)
    expect(field.isSaved.value).toBe(false)
    expect(field.problem.value).toBe('')
    close()
  }
})

test('what is typed right after Escape goes back, with the next Escape, to what stood there first', async () => {
  const { answer, give } = answers()
  const { field, saved, close } = setup(ref('Busse'), answer)
  type(field, 'Fahrräder')
  const left = field.leave()
  const takenBack = field.takeBack()
  type(field, 'Bahnen')
  await give(0, '')
  await give(1, 'Das ging nicht.')
  await Promise.all([left, takenBack])
  expect(field.isUnsaved.value).toBe(true)
  expect(field.problem.value).toBe('')
  const again = field.takeBack()
  await give(2, '')
  await again
  expect(field.typed.value).toBe('Busse')
  // What the first Escape could not store, the second did.
  expect(saved).toEqual(['Fahrräder', 'Busse', 'Busse'])
  close()
})

test('Escape that could not be stored says so, and is tried again when the field is left', async () => {
  const { answer, give } = answers()
  const { field, saved, close } = setup(ref('Busse'), answer)
  type(field, 'Fahrräder')
  window.dispatchEvent(new Event('pagehide'))
  await give(0, '')
  const takenBack = field.takeBack()
  await give(1, 'Das ging nicht.')
  await takenBack
  expect(field.problem.value).toBe('Das ging nicht.')
  expect(field.isUnsaved.value).toBe(true)
  const left = field.leave()
  await give(2, '')
  await left
  expect(saved).toEqual(['Fahrräder', 'Busse', 'Busse'])
  expect(field.problem.value).toBe('')
  expect(field.isUnsaved.value).toBe(false)
  close()
})

test('in a window that is refused the page is left quietly, and what was typed can still be copied', async () => {
  const { field, unsaved, close } = setup(ref(''), () => Promise.reject(new Error('refused')))
  type(field, 'Busse')
  window.dispatchEvent(new Event('pagehide'))
  close()
  await nextTick()
  expect(unsaved.asText()).toBe('Wortlaut:\nBusse')
})
