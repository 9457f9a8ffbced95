/** Copies of a vault that lie beside it for a while, in case something went wrong. */
import { beforeRestorePath } from '../backup/finish-restore.ts'
import { removeDatabase } from '../db/files.ts'
import { underNewKey } from './file-key.ts'

/** The copy from before an update of the format; it goes when the next opening went well. */
export const beforeUpdate = (file: string) => `${file}.before-update`

/** The same while it is being made. */
export const newBeforeUpdate = (file: string) => `${beforeUpdate(file)}.new`

/** Removes every such copy: whoever is erased from the vault still stands in it. */
export function removeOldCopies(file: string): void {
  const copies = [
    beforeUpdate(file),
    newBeforeUpdate(file),
    beforeRestorePath(file),
    underNewKey(file),
  ]
  for (const copy of copies) removeDatabase(copy)
}
