/** Which chapter of the open keyring is shown: another one, a new one, a copy that was explained. */
import { fail, succeed } from '../../shared/rpc/contract.ts'
import { chapterSecretOf, withChapter } from '../vault/keyring-chapters.ts'
import { readKeyring } from '../vault/keyring-file.ts'
import { updateKeyring } from '../vault/update-keyring.ts'
import { newKeys, type OpenKeys } from './keys.ts'
import { inviteCode } from '../../shared/sync/invite-address.ts'
import { createChapter, ofInvite, ofSetUp, ofSheet, type NewVault } from './new-chapter.ts'
import { removeNotice } from '../sync/notices.ts'
import { putNote } from '../sync/sync-notes.ts'
import type { SessionParts } from './session-parts.ts'
import type { Session } from './session.ts'

type ChoosingChapter = Pick<
  Session,
  'addChapter' | 'join' | 'returnBySheet' | 'openChapter' | 'rename' | 'answerCopy'
>

/** @param isRenewing whether all keys are being made anew */
export function createChoosingChapter(
  parts: SessionParts,
  isRenewing: () => boolean,
): ChoosingChapter {
  const { host, keys, shown, closedWork, changed } = parts

  /** A vault that is filled by others, also the first of this folder. */
  async function begin(vault: NewVault, passphrase: string | null) {
    await closedWork.idle()
    if (isRenewing()) return fail('session/locked')
    const opened = keys.get()
    const made = opened ? succeed(opened) : await firstKeys(host.dataFolder, passphrase)
    if (!made.ok) return made
    const from = shown.id()
    addTo(parts, made.value, {
      ...vault,
      begin(chapter) {
        vault.begin(chapter)
        if (from) putNote(chapter.db, 'sync-from', from)
      },
    })
    return succeed(null)
  }

  return {
    async addChapter(setUp) {
      await closedWork.idle()
      const opened = keys.get()
      if (!opened || isRenewing()) return fail('session/locked')
      addTo(parts, opened, ofSetUp(setUp))
      return succeed(null)
    },
    async join({ invite: typed, person, device, passphrase }) {
      // The protocol is loaded by whoever needs it.
      const { readLink } = await import('../sync/read-link.ts')
      const { isAlreadyHere } = await import('./already-here.ts')
      const invite = inviteCode(typed)
      const read = await readLink(invite)
      if (!read) return fail('sync/invite-invalid')
      if (await isAlreadyHere(parts, read.space)) return fail('sync/already-here')
      return begin(ofInvite(invite, person, device), passphrase)
    },
    async returnBySheet({ sheet, relay: typed, person, device, passphrase }) {
      const { readTyped } = await import('../sync/sheet/read-typed.ts')
      const { isAlreadyHere } = await import('./already-here.ts')
      const read = await readTyped(sheet, typed)
      if (!read.ok) return fail(`sync/${read.problem}`)
      const { digits, relay } = read
      if (await isAlreadyHere(parts, read.sheet.space)) return fail('sync/already-here')
      return begin(ofSheet({ digits, relay }, person, device), passphrase)
    },
    async openChapter(id) {
      // While a backup is put back, nobody opens the file that it replaces.
      await closedWork.idle()
      const opened = keys.get()
      if (!opened || isRenewing()) return fail('session/locked')
      const isKnown = opened.keyring.chapters.some((chapter) => chapter.id === id)
      if (!isKnown) return fail('vault/missing')
      await keys.finishOpen()
      if (!keys.get()) return fail('session/locked')
      if (id !== shown.id()) shown.leave()
      await shown.show(id)
      return succeed(null)
    },
    rename(name) {
      const opened = keys.get()
      const id = shown.get().open?.id
      const secret = opened && id && chapterSecretOf(opened.keyring, opened.masterKey, id)
      if (!secret || secret.name === name) return
      const { masterKey } = opened
      keys.useKeyring(
        updateKeyring(host.dataFolder, masterKey, (present) =>
          withChapter(present, masterKey, id, { ...secret, name }),
        ),
      )
      changed('open')
    },
    async answerCopy(origin) {
      const { asking, open } = shown.get()
      const chapter = asking?.chapter ?? (origin === 'copied' ? open : null)
      if (!chapter) return fail('session/locked')
      // Nobody was asked: nothing in this copy tells it from the original but whoever says so.
      if (!asking) {
        putNote(chapter.db, 'sync-copy', 1)
        removeNotice(chapter.db, 'twice')
      }
      await shown.show(chapter.id, origin)
      return succeed(null)
    },
  }
}

/** A keyring where there is none yet; without a passphrase it is merely locked. */
async function firstKeys(dataFolder: string, passphrase: string | null) {
  if (passphrase === null) return fail('session/locked')
  const made = await newKeys(dataFolder, passphrase)
  if (made.ok && readKeyring(dataFolder)) return fail('session/already-set-up')
  return made
}

/** Makes a chapter under these keys and shows it. */
export function addTo({ host, keys, shown }: SessionParts, to: OpenKeys, vault: NewVault): void {
  const { chapter, keyring } = createChapter(host, to, vault)
  shown.leave()
  keys.use({ ...to, keyring })
  shown.use(chapter)
}
