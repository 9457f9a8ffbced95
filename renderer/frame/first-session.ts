import type { SessionState } from '../../shared/rpc/session-calls.ts'

/** A folder that waits for its passphrase; all else is said by the core. */
const LOCKED: SessionState = {
  keyring: 'locked',
  chapter: null,
  chapters: [],
  copy: null,
  problem: null,
  preparing: null,
  isJoining: false,
  isRenewing: false,
  person: '',
  recoveryMade: '',
  hasRecoveryCode: true,
  keychain: 'none',
  waitSeconds: 0,
  shell: 'electron',
  version: '',
  dataFolder: '',
}

/** What the shell has found before the core is there; `null` to wait for its word. */
export function firstSession(): SessionState | null {
  return document.documentElement.dataset['firstView'] === 'locked' ? LOCKED : null
}
