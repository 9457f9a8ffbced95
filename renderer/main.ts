import '@fontsource-variable/source-sans-3'
import ui from '@nuxt/ui/vue-plugin'
import { createApp } from 'vue'
import { createI18n } from 'vue-i18n'
import App from './App.vue'
import { de } from './i18n/de.ts'
import { loadEnglish } from './i18n/load-english.ts'
import './main.css'
import { createPrivateTexts, privateTextsKey } from './frame/private-texts.ts'
import { createUnsavedTexts, unsavedTextsKey } from './inputs/unsaved-texts.ts'
import { createRoutes } from './routes.ts'
import { clientKey, createClient } from './rpc/client.ts'

// Before the router: it would take the secret in the address for a place of its own.
const client = createClient()
const locale = navigator.language.startsWith('en') ? 'en-GB' : 'de'
document.documentElement.lang = locale

const i18n = createI18n({ legacy: false, locale, fallbackLocale: 'de', messages: { de } })
function show() {
  createApp(App)
    .use(i18n)
    .use(createRoutes())
    .use(ui)
    .provide(clientKey, client)
    .provide(privateTextsKey, createPrivateTexts())
    .provide(unsavedTextsKey, createUnsavedTexts())
    .mount('#app')
}

// At once in German, before the page counts as loaded: the shell starts the core then.
if (locale === 'de') show()
else void loadEnglish(i18n.global).then(show)
