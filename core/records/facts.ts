/**
 * Facts: what happened and never changes. A fact is addressed by its content and signed by the
 * device that saw it; who made it, and when, is part of the content.
 */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/records/canonical-json.ts'
import type { Json } from '../../shared/records/json.ts'
import { earliestStamp } from '../../shared/records/stamp.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database, SqlValue } from '../db/database.ts'
import { itemOfFact } from '../sync/change-items.ts'
import { queueOutgoing } from '../sync/outbox.ts'
import { peopleOf } from './people.ts'
import { isSignedBy, signAsDevice } from '../vault/device-signature.ts'

export interface FactContent {
  /** What happened, for example `erasure`, `export`, `minutes.finalised`. */
  kind: string
  /** The record that it is about, where it is about one. */
  document: string | null
  /** The device that saw it happen. */
  device: number
  /** ISO 8601, UTC. */
  at: string
  body: Json
}

export interface Fact extends FactContent {
  /** SHA-256 of the canonical content, in hexadecimal digits. */
  id: string
  signature: Uint8Array
}

/** A fact as it is shown: with the person whose device it was. */
export interface KnownFact extends FactContent {
  id: string
  person: string
}

/** What is signed begins with what it is, so that it can never pass for anything else. */
const LABEL = 'vorstandsmappe/fact/1\n'

/**
 * Records that something happened, here and now.
 * @param body what else is known of it; no names of people who may be erased later
 * @returns the fact's id
 */
export function recordFact(
  chapter: Chapter,
  kind: string,
  body: Json,
  document: string | null = null,
): string {
  const { db, device } = chapter
  const content = { kind, document, device, at: new Date().toISOString(), body }
  const signature = signAsDevice(db, signedBytes(content))
  const fact = { ...content, id: factId(content), signature }
  db.transaction(() => {
    putFact(db, fact)
    queueOutgoing(db, () => itemOfFact(fact))
  })
  return fact.id
}

/**
 * Takes a fact from elsewhere. One that was altered, or whose author nobody knows, is refused; one
 * that is here already changes nothing.
 * @returns whether the fact is what it says
 */
export function receiveFact(db: Database, fact: Fact): boolean {
  if (!isGenuine(db, fact)) return false
  putFact(db, fact)
  return true
}

export const hasFact = (db: Database, { id }: Pick<Fact, 'id'>): boolean =>
  db.get('SELECT 1 FROM facts WHERE id = ?', [id]) !== undefined

/** Whether id and signature fit the content. */
export function isGenuine(db: Database, fact: Fact): boolean {
  return factId(fact) === fact.id && isSignedBy(db, fact.device, signedBytes(fact), fact.signature)
}

/** The facts of a kind, or about a record, the oldest first. */
export function factsOf(db: Database, of: { kind?: string; document?: string }): KnownFact[] {
  const personAt = peopleOf(db)
  const conditions = ['1']
  const parameters: SqlValue[] = []
  for (const [column, value] of [
    ['kind', of.kind],
    ['document', of.document],
  ] as const) {
    if (value === undefined) continue
    conditions.push(`${column} = ?`)
    parameters.push(value)
  }
  return db
    .all<Omit<KnownFact, 'body' | 'person'> & { body: string }>(
      `SELECT id, kind, document, device, at, body FROM facts
       WHERE ${conditions.join(' AND ')} ORDER BY at, id`,
      parameters,
    )
    .map((row) => ({
      ...row,
      body: JSON.parse(row.body) as Json,
      person: personAt(row.device, earliestStamp(Date.parse(row.at))),
    }))
}

/** Every fact as it travels. */
export function allFacts(db: Database): Fact[] {
  return db
    .all<Omit<Fact, 'body'> & { body: string }>(
      'SELECT id, kind, document, device, at, body, signature FROM facts ORDER BY at, id',
    )
    .map((row) => ({ ...row, body: JSON.parse(row.body) as Json }))
}

function putFact(db: Database, fact: Fact): void {
  db.run(
    `INSERT OR IGNORE INTO facts (id, kind, document, device, at, body, signature)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      fact.id,
      fact.kind,
      fact.document,
      fact.device,
      fact.at,
      canonicalJson(fact.body),
      fact.signature,
    ],
  )
}

/** SHA-256 of the canonical content. */
export const factId = (content: FactContent) =>
  createHash('sha256').update(signedBytes(content)).digest('hex')

function signedBytes({ kind, document, device, at, body }: FactContent): Uint8Array {
  return Buffer.from(LABEL + canonicalJson({ kind, document, device, at, body }), 'utf8')
}
