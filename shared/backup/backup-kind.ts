/** Why a backup was made; each kind stays by a rule of its own (`core/backup/rotation.ts`). */
export const BACKUP_KINDS = ['by-hand', 'automatic', 'before-restore'] as const
export type BackupKind = (typeof BACKUP_KINDS)[number]
