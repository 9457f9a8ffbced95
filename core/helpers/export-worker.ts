/** Makes the file of an export, away from the core's thread. */
import { membersToTable } from '../../shared/members/export.ts'
import type { ExistingMember } from '../../shared/members/import/match-rows.ts'
import { tableToCsv, type WriteCsvOptions } from '../import/write-csv.ts'
import { serveHelper } from './serve-helper.ts'

let members: ExistingMember[] = []

const functions = {
  add(more: ExistingMember[]): void {
    members = members.concat(more)
  },
  finish: (options: WriteCsvOptions): Uint8Array => tableToCsv(membersToTable(members), options),
}

export type ExportHelper = typeof functions

serveHelper(functions)
