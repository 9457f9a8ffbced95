/** The chapter that the session shows: open, being made ready, asking what became of it, or refused. */
import type { CopyOrigin, OpenFailure } from '../../shared/rpc/session-calls.ts'
import { closeChapter, type Chapter } from '../chapter/chapter.ts'
import type { CoreHost } from '../host.ts'
import { readSettings } from '../settings/device-settings.ts'
import { noteSettings } from '../settings/note-settings.ts'
import { copySign, type CopySign } from '../vault/installation.ts'
import { chapterSecretOf } from '../vault/keyring-chapters.ts'
import { openVault } from '../vault/open-vault.ts'
import type { FolderKeys } from './folder-keys.ts'
import { createFormatUpdates } from './format-updates.ts'
import { takeNewIdentity } from './new-chapter.ts'
import { newPreparation, runPreparation, stopPreparing, type Preparation } from './preparation.ts'
import type { SessionListener } from './session-parts.ts'

/** What there is to show; at most one of them. */
export interface Shown {
  open: Chapter | null
  /** One whose projections are being rebuilt; nothing of it can be read before. */
  preparing: Preparation | null
  /** An opened copy that waits for an answer. */
  asking: { chapter: Chapter; sign: CopySign } | null
  /** A vault that cannot be opened and waits for a remedy. */
  problem: { id: string; code: OpenFailure } | null
}

export interface ShownChapter {
  get(): Shown
  /** Whether a file is being brought to this app's format, also while something else is shown. */
  isUpdating(id: string): boolean
  /** The id of whatever is shown. */
  id(): string | undefined
  /**
   * Opens a chapter of the open keyring; what keeps it shut is shown, with the remedies. Resolves
   * when it is ready, or when something else is to be shown.
   * @param origin what happened to the file, where that is known and need not be asked
   */
  show(id: string, origin?: CopyOrigin): Promise<void>
  /** Shows the chapter that was shown last on this device, or the first one. */
  showLast(preferred?: string): Promise<void>
  /** Takes a chapter that is open already. */
  use(chapter: Chapter): void
  close(): void
  /** The same when nobody goes on with the chapter. */
  leave(): void
}

const NOTHING: Shown = { open: null, preparing: null, asking: null, problem: null }

export function createShownChapter(
  host: CoreHost,
  keys: FolderKeys,
  { changed, left, prepared }: SessionListener,
): ShownChapter {
  const { dataFolder, installationFolder } = host
  const updates = createFormatUpdates(dataFolder)
  let shown = NOTHING

  function close() {
    if (shown.open) closeChapter(shown.open)
    if (shown.preparing) stopPreparing(shown.preparing)
    if (shown.asking) closeChapter(shown.asking.chapter)
    shown = NOTHING
  }

  function leave() {
    const { open } = shown
    const opened = keys.get()
    close()
    if (open && opened) left(open.id, opened)
  }

  function tell() {
    const opened = keys.get()
    const chosen = shown.open?.id ?? shown.preparing?.id
    const keyringKey = opened && Buffer.from(opened.masterKey).toString('hex')
    host.hold(keyringKey ? { keyringKey, chapter: chosen ?? null } : null)
    changed('open')
  }

  function use(chapter: Chapter) {
    shown = { ...NOTHING, open: chapter }
    noteSettings(dataFolder, { lastChapter: chapter.id })
    tell()
  }

  async function show(id: string, origin?: CopyOrigin): Promise<void> {
    close()
    if (updates.isRunning(id)) {
      await update(id, () => updates.ended(id), origin)
      return
    }
    const opened = openedVault(id)
    if (!opened.ok && opened.code === 'older') {
      const { lock, fileKey } = opened
      await update(id, () => updates.run(id, fileKey, lock), origin)
      return
    }
    if (!opened.ok) {
      refuse(id, opened.code)
      return
    }
    const { chapter, isStale } = opened
    const sign = copySign(installationFolder, id, chapter.db)
    if (!sign) {
      if (isStale) await prepare(chapter)
      else use(chapter)
    } else if (origin) {
      takeNewIdentity(host, chapter, origin)
      closeChapter(chapter)
      await show(id)
    } else {
      shown = { ...NOTHING, asking: { chapter, sign } }
      tell()
    }
  }

  /** Shows that a file is brought to this app's format, and then its chapter. */
  async function update(
    id: string,
    work: () => Promise<'updated' | OpenFailure>,
    origin: CopyOrigin | undefined,
  ) {
    const preparation = newPreparation(id, null)
    shown = { ...NOTHING, preparing: preparation }
    tell()
    const isShown = () => shown.preparing === preparation
    try {
      const result = await work()
      // Something else is shown by now, or all was locked.
      if (!isShown()) return
      if (result === 'updated') await show(id, origin)
      else refuse(id, result)
    } finally {
      // A bug: the windows hear that there is nothing to wait for.
      if (isShown()) {
        close()
        tell()
      }
    }
  }

  async function prepare(chapter: Chapter) {
    const preparation = newPreparation(chapter.id, chapter)
    // Something else may be shown before it ends: then the chapter is closed already.
    const isShown = () => shown.preparing === preparation
    shown = { ...NOTHING, preparing: preparation }
    tell()
    try {
      const result = await runPreparation(preparation, chapter, prepared)
      if (!isShown()) return
      if (result === 'ready') use(chapter)
      else refuse(chapter.id, result)
    } finally {
      // A bug: the windows hear that there is nothing to wait for.
      if (isShown()) {
        close()
        tell()
      }
    }
  }

  function refuse(id: string, code: OpenFailure) {
    close()
    shown = { ...NOTHING, problem: { id, code } }
    tell()
  }

  function openedVault(id: string) {
    const opened = keys.get()
    const secret = opened && chapterSecretOf(opened.keyring, opened.masterKey, id)
    if (!secret || secret.earlier !== undefined) {
      return { ok: false, code: keys.leftBecause(id) ?? 'vault/missing' } as const
    }
    const { fileKey } = secret
    return { ...openVault(dataFolder, id, fileKey, updates.wasRun(id)), fileKey }
  }

  return {
    get: () => shown,
    isUpdating: updates.isRunning,
    id: () => idOf(shown),
    show,
    async showLast(preferred = readSettings(dataFolder).lastChapter) {
      const chapters = keys.get()?.keyring.chapters ?? []
      const last = chapters.find(({ id }) => id === preferred) ?? chapters[0]
      if (last) await show(last.id)
    },
    use,
    close,
    leave,
  }
}

const idOf = ({ open, preparing, asking, problem }: Shown) =>
  open?.id ?? preparing?.id ?? asking?.chapter.id ?? problem?.id
