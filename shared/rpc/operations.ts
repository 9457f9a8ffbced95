/** Operations on the fields of one record, as a window sends them. */
import { z } from 'zod'

const operation = z.object({
  path: z.string().min(1).max(300),
  value: z.json(),
  index: z.int().min(0).optional(),
})

export const changeSetId = z.string().regex(/^[0-9a-f]{22}$/)

/** A save while somebody types: the change set of the save before, which this one goes on with. */
export const continues = changeSetId.optional()

/** The shape only; whether they fit the kind is checked by `core/records/refused.ts`. */
export const operations = z.array(operation).min(1).max(200)

/** `records/unknown-field` and `records/bad-value` name the path in their details. */
export type OperationFailure = 'records/unknown-field' | 'records/bad-value' | 'records/missing'
