/** What a check answers: the value, or why it was refused. Throwing is for bugs. */
export type Checked<Value, Problem extends string> =
  { ok: true; value: Value } | { ok: false; problem: Problem }

export const fine = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

export const refuse = <Problem extends string>(
  problem: Problem,
): { ok: false; problem: Problem } => ({ ok: false, problem })
