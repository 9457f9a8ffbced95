/** The folder with the built workers, beside this code in the built app; `null` when run from the sources. */
export const builtWorkers: URL | null = import.meta.url.endsWith('.ts')
  ? null
  : new URL('./', import.meta.url)
