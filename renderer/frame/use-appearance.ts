/** Theme, text size, language and accent, as the device's settings and the chapter say. */
import { useColorMode } from '@vueuse/core'
import { ref, watch, watchEffect, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { defaultSettings, type DeviceSettings } from '../../shared/settings/device-settings.ts'
import { loadEnglish } from '../i18n/load-english.ts'
import { useErrorText } from '../i18n/use-error-text.ts'
import { useClient, useCoreEvents } from '../rpc/use-client.ts'
import { readableAccent } from './accent.ts'

const TEXT_SIZES = { normal: '16px', large: '18px', larger: '21px' } as const

export interface Appearance {
  settings: Readonly<Ref<DeviceSettings>>
  /** @returns a sentence on why nothing was set; '' when it went well */
  set(changes: Partial<DeviceSettings>): Promise<string>
}

/** Used once, by the app. @param accent the open chapter's colour; '' for the default */
export function useAppearance(accent: () => string): Appearance {
  const client = useClient()
  const { locale, setLocaleMessage } = useI18n()
  const errorText = useErrorText()
  const mode = useColorMode({ storageKey: null, emitAuto: true })
  const settings = ref<DeviceSettings>(defaultSettings)
  const root = document.documentElement
  let wanted: 'de' | 'en' = 'de'

  async function ask() {
    const result = await client.call('settings.get', {})
    if (result.ok) settings.value = result.value
  }

  /** British English: days and times as here, 3 May and 19:00. */
  async function speak(language: 'de' | 'en') {
    wanted = language
    if (language === 'en') await loadEnglish({ setLocaleMessage })
    // Somebody may have changed their mind while it came.
    if (language !== wanted) return
    locale.value = language === 'en' ? 'en-GB' : 'de'
    root.lang = locale.value
  }

  watch(
    settings,
    ({ theme, textSize, language }) => {
      mode.value = theme
      root.style.fontSize = TEXT_SIZES[textSize]
      const system = navigator.language.startsWith('en') ? 'en' : 'de'
      void speak(language === 'auto' ? system : language)
    },
    { immediate: true },
  )
  watchEffect(() => {
    const colour = readableAccent(accent(), mode.state.value === 'dark' ? 'dark' : 'light')
    if (colour) root.style.setProperty('--ui-primary', colour)
    else root.style.removeProperty('--ui-primary')
  })
  useCoreEvents((event) => {
    if (event.type === 'settings' || event.type === 'again') void ask()
  })
  void ask()

  return {
    settings,
    async set(changes) {
      const result = await client.call('settings.set', { settings: changes })
      if (!result.ok) return errorText(result.error)
      settings.value = result.value
      return ''
    },
  }
}
