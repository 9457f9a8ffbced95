import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/** The import arrows: electron → core → shared, renderer → shared, sync-server → shared. */
const forbidden = {
  shared: [
    '**/core/**',
    '**/electron/**',
    '**/renderer/**',
    '**/sync-server/**',
    'node:*',
    'electron',
    'vue',
  ],
  core: ['**/electron/**', '**/renderer/**', '**/sync-server/**', 'electron', 'vue'],
  renderer: ['**/core/**', '**/electron/**', '**/sync-server/**', 'node:*', 'electron'],
  'sync-server': ['**/core/**', '**/electron/**', '**/renderer/**', 'electron', 'vue'],
  electron: ['**/renderer/**', '**/sync-server/**', 'vue'],
}

const arrows = Object.entries(forbidden).map(([folder, group]) => ({
  files: [`${folder}/**/*.{ts,vue}`],
  ignores: ['**/*.test.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group }] }] },
}))

export default tseslint.config(
  {
    ignores: ['dist', 'node_modules', 'renderer/components.d.ts', 'test-results'],
  },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      // TypeScript knows every name.
      'no-undef': 'off',
    },
  },
  {
    files: ['shared/**', 'renderer/**'],
    rules: { 'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest'] },
  },
  ...arrows,
  prettier,
)
