import { closeChapter, type Chapter } from '../../../core/chapter/chapter.ts'
import { openVault } from '../../../core/vault/open-vault.ts'
import { firstVault } from '../../support/first-vault.ts'
import { setUp, type OpenCore } from '../../support/open-core.ts'

/** What another app does in somebody's folder, a newer or a dishonest one; theirs is locked meanwhile. */
export async function withOtherApp(core: OpenCore, work: (chapter: Chapter) => void) {
  await core.call('session.lock', {})
  const { id, fileKey } = await firstVault(core.dataFolder)
  const opened = openVault(core.dataFolder, id, fileKey)
  if (!opened.ok) throw new Error(opened.code)
  work(opened.chapter)
  closeChapter(opened.chapter)
  await core.call('session.unlock', { passphrase: setUp.passphrase })
}
