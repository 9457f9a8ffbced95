import { expect, test } from 'vitest'
import { isSynchronisedFolder } from './synchronised-folder.ts'

test('folders that other programs copy about are known', () => {
  for (const folder of [
    '/home/a/Dropbox/Mappe',
    'C:\\Users\\a\\OneDrive - SPD\\x',
    '/a/Nextcloud',
  ]) {
    expect(isSynchronisedFolder(folder), folder).toBe(true)
  }
  expect(isSynchronisedFolder('/home/a/.config/Vorstandsmappe')).toBe(false)
})
