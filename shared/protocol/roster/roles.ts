/** What each may do: `rules.ts`. */
export const ROLES = ['admin', 'member', 'auditor'] as const
export type Role = (typeof ROLES)[number]
