/** Every command and query that a window may call. Server and client types come from here. */
import type { z } from 'zod'
import type { ArgsOf, CodeOf, ValueOf } from './define.ts'
import type { CallError, Progress } from './frames.ts'
import { awayCalls } from './away-calls.ts'
import { backupCalls } from './backup-calls.ts'
import { chapterCalls } from './chapter-calls.ts'
import { handoverCalls } from './handover-calls.ts'
import { importCalls } from './import-calls.ts'
import { majorityCalls } from './majority-calls.ts'
import { moveCalls } from './move-calls.ts'
import { meetingCalls } from './meeting-calls.ts'
import { memberCalls } from './member-calls.ts'
import { presenceCalls } from './presence-calls.ts'
import { recordCalls } from './record-calls.ts'
import { resolutionCalls } from './resolution-calls.ts'
import { sessionCalls } from './session-calls.ts'
import { settingsCalls } from './settings-calls.ts'
import { sheetCalls } from './sheet-calls.ts'
import { syncCalls } from './sync-calls.ts'

export const contract = {
  ...sessionCalls,
  ...settingsCalls,
  ...backupCalls,
  ...chapterCalls,
  ...memberCalls,
  ...importCalls,
  ...meetingCalls,
  ...resolutionCalls,
  ...recordCalls,
  ...syncCalls,
  ...awayCalls,
  ...presenceCalls,
  ...sheetCalls,
  ...handoverCalls,
  ...majorityCalls,
  ...moveCalls,
}

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallArgs<Name extends CallName> = ArgsOf<Contract[Name]>
export type CallValue<Name extends CallName> = ValueOf<Contract[Name]>
export type CallCode<Name extends CallName> = CodeOf<Contract[Name]>

/** What a call answers: a value, or an expected failure. */
export type Outcome<Value, Code extends string> =
  { ok: true; value: Value } | { ok: false; error: CallError & { code: Code } }

export interface CallContext {
  progress(progress: Progress): void
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignalLike
  /**
   * Milliseconds since a window last asked for something else or wrote; `Infinity` when none has
   * since this call came. Long work makes room for whoever is there.
   */
  quietFor(): number
  /** Who asks: one object for all calls of a window, as long as it is connected. */
  window: object
}

/** The part of `AbortSignal` that is used, so that `shared/` needs neither Node nor DOM. */
export interface AbortSignalLike {
  readonly aborted: boolean
  /** Somebody said that they do not want the rest, or their window was gone, by a crash as well. */
  readonly reason?: AbortReason
}
export type AbortReason = 'cancelled' | 'window-gone'

/** How the core answers; a type error says which call has no handler. */
export type Handlers = {
  [Name in CallName]: (
    args: CallArgs<Name>,
    context: CallContext,
  ) => Outcome<CallValue<Name>, CallCode<Name>> | Promise<Outcome<CallValue<Name>, CallCode<Name>>>
}

export const succeed = <Value>(value: Value) => ({ ok: true, value }) as const

export const fail = <const Code extends string>(
  code: Code,
  details: NonNullable<CallError['details']> = {},
) => ({ ok: false, error: { code, details } }) as const

/** The schema of a call's arguments; `undefined` for a name that is not in the contract. */
export function argsSchema(name: string): z.ZodType | undefined {
  return Object.hasOwn(contract, name) ? contract[name as CallName].args : undefined
}
