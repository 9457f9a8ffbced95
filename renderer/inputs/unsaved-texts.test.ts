import { expect, test } from 'vitest'
import { createApp, effectScope, nextTick, ref } from 'vue'
import { createUnsavedTexts, unsavedTextsKey, useTypedText } from './unsaved-texts.ts'

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

test('what was still on its way when its page was left is kept until it has arrived', async () => {
  const unsaved = createUnsavedTexts()
  const isUnsaved = ref(true)
  const app = createApp({})
  app.provide(unsavedTextsKey, unsaved)
  const page = effectScope()
  app.runWithContext(() =>
    page.run(() => {
      useTypedText({ label: () => 'Ort', text: () => 'Jena', isUnsaved: () => isUnsaved.value })
    }),
  )
  page.stop()
  expect(unsaved.asText()).toBe('Ort:\nJena')
  isUnsaved.value = false
  await nextTick()
  expect(unsaved.texts.size).toBe(0)
})
