/**
 * One build of four parts (`vite build --app`): the window's page, the Node parts as ES modules, the
 * preload, which Electron's sandbox takes only as one CommonJS file, and the relay, which is no part
 * of the app.
 */
import { join } from 'node:path'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type EnvironmentOptions, type Plugin, type PluginOption } from 'vite'
import { bundledPackages } from './build/bundled-packages.ts'
import { helperWorkers, nodePart } from './build/node-part.ts'
import { CSP_NONCE_PLACEHOLDER } from './electron/csp.ts'

const root = import.meta.dirname

const nodeInput = {
  'electron-main': join(root, 'electron/main.ts'),
  'electron-core': join(root, 'electron/core-process.ts'),
  'browser-shell': join(root, 'electron/browser.ts'),
  'browser-core': join(root, 'electron/browser-core.ts'),
  'check-vault': join(root, 'build/check-vault.ts'),
  ...helperWorkers(),
}

const preload: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true, external: ['electron'] },
  build: {
    outDir: join(root, 'dist/preload'),
    emptyOutDir: true,
    copyPublicDir: false,
    target: 'chrome130',
    minify: false,
    rolldownOptions: {
      input: { preload: join(root, 'electron/preload.ts') },
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
}

/** Keeps plugins of the page away from the Node parts, where they would only cost time. */
function onlyForThePage(plugins: PluginOption): Plugin[] {
  return [plugins]
    .flat(Infinity as 1)
    .filter(
      (plugin): plugin is Plugin =>
        typeof plugin === 'object' && plugin !== null && 'name' in plugin,
    )
    .map((plugin) => ({
      ...plugin,
      applyToEnvironment: (environment) => environment.name === 'client',
    }))
}

export default defineConfig({
  root: join(root, 'renderer'),
  // Addresses from the root: the page's own address has a path, which the router keeps.
  base: '/',
  html: { cspNonce: CSP_NONCE_PLACEHOLDER },
  define: {
    // vue-i18n and Vue without their older interfaces, and no hints for developers in packages.
    __VUE_OPTIONS_API__: true,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    // Messages are compiled without `new Function`, which the page's CSP refuses.
    __INTLIFY_JIT_COMPILATION__: true,
    __INTLIFY_DROP_MESSAGE_COMPILER__: false,
  },
  plugins: [
    bundledPackages(join(root, 'dist/bundled')),
    ...onlyForThePage([
      vue(),
      ui({
        root,
        autoImport: false,
        components: { dts: join(root, 'renderer/components.d.ts'), dirs: [] },
        // Icons come with the page: no request leaves the app.
        icon: {
          clientBundle: {
            scan: {
              globInclude: ['renderer/**/*.{vue,ts}', 'shared/**/*.ts'],
              globExclude: ['node_modules'],
            },
          },
        },
        ui: {
          colors: { primary: 'red', neutral: 'stone' },
          // By night a shadow does not part what lies above the page from it.
          dropdownMenu: { slots: { content: 'dark:ring-accented' } },
          popover: { slots: { content: 'dark:ring-accented' } },
          toast: { slots: { root: 'dark:ring-accented' } },
          modal: { slots: { content: 'dark:ring-accented' } },
          // As large as the text fields that they stand beside.
          select: {
            defaultVariants: { fixed: true },
            slots: { content: 'dark:ring-accented' },
            variants: { size: { lg: { base: 'h-9.5 px-3 text-base', item: 'text-base' } } },
          },
        },
        // Styles of the components in use, and of no others.
        experimental: { componentDetection: true },
      }),
    ]),
  ],
  environments: {
    client: {
      build: {
        outDir: join(root, 'dist/renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        sourcemap: false,
        reportCompressedSize: false,
        chunkSizeWarningLimit: 2000,
        rolldownOptions: { checks: { bundlerTimings: false } },
      },
    },
    node: nodePart(join(root, 'dist/node'), nodeInput),
    preload,
    relay: nodePart(join(root, 'dist/relay'), { relay: join(root, 'sync-server/main.ts') }),
  },
  builder: {
    buildApp: async (builder) => {
      for (const name of ['client', 'node', 'preload', 'relay'] as const) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
})
