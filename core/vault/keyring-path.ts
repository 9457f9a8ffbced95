import path from 'node:path'

/** A file of its own, so that a shell can look for the keyring without reading what it means. */
export const keyringPath = (dataFolder: string) => path.join(dataFolder, 'keyring.json')
