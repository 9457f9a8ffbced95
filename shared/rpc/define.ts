/** The small language in which the contract is written. */
import type { z } from 'zod'

/** One command or query: its argument schema, and (as types only) its value and its errors. */
export interface CallDefinition<Args, Value, Code extends string> {
  args: z.ZodType<Args>
  /** Never set: carries the type of the value. */
  value?: Value
  /** Never set: carries the type of the error codes. */
  code?: Code
}

/**
 * Defines a call: `call<Member | null>()(z.object({ id: recordId }))`, with expected errors
 * `call<void, 'vault/locked'>()(…)`.
 */
export function call<Value, Code extends string = never>() {
  return <Args>(args: z.ZodType<Args>): CallDefinition<Args, Value, Code> => ({ args })
}

export type ArgsOf<Definition extends { args: z.ZodType }> = z.infer<Definition['args']>
export type ValueOf<Definition extends { value?: unknown }> = Exclude<
  Definition['value'],
  undefined
>
export type CodeOf<Definition extends { code?: string }> = Exclude<Definition['code'], undefined>
