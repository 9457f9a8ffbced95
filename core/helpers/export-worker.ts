/** Makes the file of an export, away from the core's thread. */
import { membersToTable } from '../../shared/members/export.ts'
import type { MemberCandidate } from '../../shared/members/import/candidate.ts'
import { tableToCsv, type WriteCsvOptions } from '../import/write-csv.ts'
import { serveHelper } from './serve-helper.ts'

let members: MemberCandidate[] = []

const functions = {
  add(more: MemberCandidate[]): void {
    members = members.concat(more)
  },
  finish: (options: WriteCsvOptions): Uint8Array => tableToCsv(membersToTable(members), options),
}

export type ExportHelper = typeof functions

serveHelper(functions)
