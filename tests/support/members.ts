/** Members, where a story is about the file they stand in: a few, by their last names. */
import type { OpenCore } from './open-core.ts'

export const everybody = {
  search: '',
  sort: 'name',
  descending: false,
  offset: 0,
  limit: 10,
} as const

export const names = async (core: OpenCore) =>
  (await core.call('members.list', everybody)).rows.map(({ lastName }) => lastName)

export const add = (core: OpenCore, lastName: string) =>
  core.call('members.create', { firstName: '', lastName })
