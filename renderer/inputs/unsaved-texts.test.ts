import { expect, test } from 'vitest'
import { createApp, effectScope, nextTick, ref, type Ref } from 'vue'
import {
  createUnsavedTexts,
  unsavedTextsKey,
  useTypedText,
  type UnsavedTexts,
} from './unsaved-texts.ts'

test('of everything that was typed, only what is not stored is handed out, below its label', () => {
  const unsaved = createUnsavedTexts()
  const isUnsaved = ref(false)
  const text = ref('Vorstandssitzung')
  unsaved.texts.add({
    label: () => 'Titel',
    text: () => text.value,
    isUnsaved: () => isUnsaved.value,
  })
  unsaved.texts.add({ label: () => 'Ort', text: () => 'Rotes Haus', isUnsaved: () => false })
  expect(unsaved.isAny.value).toBe(false)
  expect(unsaved.asText()).toBe('')

  isUnsaved.value = true
  text.value = 'Vorstandssitzung im Mai'
  expect(unsaved.isAny.value).toBe(true)
  expect(unsaved.asText()).toBe('Titel:\nVorstandssitzung im Mai')
})

/** A page with one field, which is left at once. */
function leavePage(unsaved: UnsavedTexts, isUnsaved: Ref<boolean>) {
  const app = createApp({})
  app.provide(unsavedTextsKey, unsaved)
  const page = effectScope()
  app.runWithContext(() =>
    page.run(() => {
      useTypedText({ label: () => 'Ort', text: () => 'Jena', isUnsaved: () => isUnsaved.value })
    }),
  )
  page.stop()
}

test('what was still on its way when its page was left is kept until it has arrived', async () => {
  const unsaved = createUnsavedTexts()
  const isUnsaved = ref(true)
  leavePage(unsaved, isUnsaved)
  expect(unsaved.asText()).toBe('Ort:\nJena')
  isUnsaved.value = false
  await nextTick()
  expect(unsaved.texts.size).toBe(0)
})

test('of a folder that was locked nothing is handed out, though it never arrived', () => {
  const unsaved = createUnsavedTexts()
  leavePage(unsaved, ref(true))
  leavePage(unsaved, ref(true))
  const shown = { label: () => 'Titel', text: () => 'Mai', isUnsaved: () => true }
  unsaved.texts.add(shown)
  unsaved.forgetLeft()
  expect(unsaved.asText()).toBe('Titel:\nMai')
})
