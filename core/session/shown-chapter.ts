/** The chapter that the session shows: open, asking what became of it, or refused. */
import type { CopyOrigin, OpenFailure } from '../../shared/rpc/session-calls.ts'
import { closeChapter, type Chapter } from '../chapter/chapter.ts'
import type { CoreHost } from '../host.ts'
import { changeSettings, readSettings } from '../settings/device-settings.ts'
import { copySign, type CopySign } from '../vault/installation.ts'
import { chapterSecretOf } from '../vault/keyring-chapters.ts'
import { diskFailure } from '../vault/open-failure.ts'
import { openVault } from '../vault/open-vault.ts'
import type { FolderKeys } from './folder-keys.ts'
import { takeNewIdentity } from './new-chapter.ts'

/** What there is to show; at most one of them. */
export interface Shown {
  open: Chapter | null
  /** An opened copy that waits for an answer. */
  asking: { chapter: Chapter; sign: CopySign } | null
  /** A vault that cannot be opened and waits for a remedy. */
  problem: { id: string; code: OpenFailure } | null
}

export interface ShownChapter {
  get(): Shown
  /** The id of whatever is shown. */
  id(): string | undefined
  /**
   * Opens a chapter of the open keyring; what keeps it shut is shown, with the remedies.
   * @param origin what happened to the file, where that is known and need not be asked
   */
  show(id: string, origin?: CopyOrigin): void
  /** Shows the chapter that was shown last on this device, or the first one. */
  showLast(preferred?: string): void
  /** Takes a chapter that is open already. */
  use(chapter: Chapter): void
  close(): void
}

const NOTHING: Shown = { open: null, asking: null, problem: null }

export function createShownChapter(
  host: CoreHost,
  keys: FolderKeys,
  changed: (state: 'open') => void,
): ShownChapter {
  const { dataFolder, installationFolder } = host
  let shown = NOTHING

  function close() {
    if (shown.open) closeChapter(shown.open)
    if (shown.asking) closeChapter(shown.asking.chapter)
    shown = NOTHING
  }

  function tell() {
    const opened = keys.get()
    const keyringKey = opened && Buffer.from(opened.masterKey).toString('hex')
    host.hold(keyringKey ? { keyringKey, chapter: shown.open?.id ?? null } : null)
    changed('open')
  }

  function use(chapter: Chapter) {
    shown = { ...NOTHING, open: chapter }
    noteLastChapter(dataFolder, chapter.id)
    tell()
  }

  function show(id: string, origin?: CopyOrigin) {
    close()
    const opened = openedVault(id)
    if (!opened.ok) {
      shown = { ...NOTHING, problem: { id, code: opened.code } }
      tell()
      return
    }
    const { chapter } = opened
    const sign = copySign(installationFolder, id, chapter.db)
    if (!sign) use(chapter)
    else if (origin) {
      takeNewIdentity(host, chapter, origin)
      closeChapter(chapter)
      show(id)
    } else {
      shown = { ...NOTHING, asking: { chapter, sign } }
      tell()
    }
  }

  function openedVault(id: string) {
    const opened = keys.get()
    const secret = opened && chapterSecretOf(opened.keyring, opened.masterKey, id)
    if (!secret || secret.earlier !== undefined) {
      return { ok: false, code: keys.leftBecause(id) ?? 'vault/missing' } as const
    }
    return openVault(dataFolder, id, secret.fileKey)
  }

  return {
    get: () => shown,
    id: () => shown.open?.id ?? shown.asking?.chapter.id ?? shown.problem?.id,
    show,
    showLast(preferred = readSettings(dataFolder).lastChapter) {
      const chapters = keys.get()?.keyring.chapters ?? []
      const last = chapters.find(({ id }) => id === preferred) ?? chapters[0]
      if (last) show(last.id)
    },
    use,
    close,
  }
}

/** A full or write-protected disk: the next start then opens another chapter first. */
function noteLastChapter(dataFolder: string, id: string): void {
  try {
    if (readSettings(dataFolder).lastChapter !== id) changeSettings(dataFolder, { lastChapter: id })
  } catch (error) {
    if (diskFailure(error) === null) throw error
  }
}
