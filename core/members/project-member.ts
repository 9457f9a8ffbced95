import { member, memberName, type Member } from '../../shared/members/member.ts'
import { sortKey } from '../../shared/search/fold.ts'
import type { Projector } from '../records/project.ts'
import { putOffices, removeOffices } from './held-offices.ts'

export const memberProjector: Projector<typeof member, Member> = {
  kind: member,
  title: memberName,
  put(db, id, record, found) {
    db.run(INSERT, [
      id,
      record.number,
      record.kind,
      record.salutation,
      record.title,
      record.firstName,
      record.lastName,
      record.birthDate,
      record.street,
      record.postalCode,
      record.city,
      record.country,
      JSON.stringify(record.emails),
      JSON.stringify(record.phones),
      JSON.stringify(record.offices),
      JSON.stringify(tagsOf(record)),
      record.joined,
      record.left,
      nameKey(record),
      sortKey(record.city),
      numberKey(record.number),
      record.trashed,
      record.notes,
      found,
    ])
    putOffices(db, id, record.offices, found)
    db.run('DELETE FROM member_tags WHERE member = ?', [id])
    for (const tag of tagsOf(record)) {
      db.run('INSERT INTO member_tags (tag, member) VALUES (?, ?)', [tag, id])
    }
  },
  remove(db, id) {
    db.run('DELETE FROM members WHERE id = ?', [id])
    removeOffices(db, id)
    db.run('DELETE FROM member_tags WHERE member = ?', [id])
  },
  searchText(record) {
    const addresses = record.emails.map((email) => email.address)
    const phones = record.phones.map((phone) => phone.number)
    const short = [record.number, record.city, ...addresses, ...phones, ...tagsOf(record)]
    const rest = [record.street, record.postalCode, record.notes]
    return {
      body: [...short, ...rest].filter(Boolean).join('\n'),
      parts: [memberName(record), ...short].filter(Boolean).join('\n'),
    }
  },
}

const INSERT = `INSERT OR REPLACE INTO members (
  id, number, kind, salutation, title, first_name, last_name, birth_date, street, postal_code,
  city, country, emails, phones, offices, tags, joined, left_on, sort_name, sort_city, sort_number,
  trashed, notes, n
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

const tagsOf = (record: Member) => Object.keys(record.tags).sort()

/** Sorts before every letter and digit, and stands between spaces, so that both names stay words. */
const NAME_END = ' \u0001 '

/** By surname, then by first name: "Fröhlich, Zoe" before "Fröhlich-Neu, Anna". */
function nameKey({ lastName, firstName }: Member): string {
  return [lastName, firstName].map(sortKey).filter(Boolean).join(NAME_END)
}

/** Numbers sort by value, whatever stands around them: "M-9" before "M-10". */
function numberKey(number: string): string {
  return sortKey(number).replace(/\d+/g, (digits) => digits.padStart(12, '0'))
}
