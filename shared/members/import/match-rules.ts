import type { MemberCandidate } from './candidate.ts'
import { birthdaysDiffer, numbersDiffer, type Identity } from './identity.ts'
import { mergeCandidate } from './merge-candidate.ts'
import type { Person, PersonIndex } from './person-index.ts'

export interface MatchRule {
  find(index: PersonIndex, identity: Identity, candidate: MemberCandidate): Person[]
  /** Whether a different member number speaks against the match. */
  needsNumber: boolean
}

/** So many people of one name are compared value by value; beyond, a name tells nothing. */
const MAX_NAMESAKES = 50

/** The rules below the number, in their order; the first that finds somebody decides. */
export const MATCH_RULES: MatchRule[] = [
  {
    needsNumber: true,
    // Father and son can share an e-mail, but not number and birthday.
    find: (index, identity) =>
      index
        .withNameAndEmail(identity)
        .filter(
          (one) =>
            !birthdaysDiffer(identity, one.identity) || !numbersDiffer(identity, one.identity),
        ),
  },
  // A name and a birthday are one person, also under a new number.
  { needsNumber: false, find: (index, identity) => index.withNameAndBirthday(identity) },
  {
    needsNumber: true,
    // Father and son live in one house and are told apart by their birthdays.
    find: (index, identity) =>
      index.withNameAndAddress(identity).filter((one) => !birthdaysDiffer(identity, one.identity)),
  },
  { needsNumber: true, find: (index, identity, data) => index.withContent(identity, data) },
  {
    needsNumber: true,
    // The row says nothing that is not known of somebody of this name.
    find: (index, identity, candidate) => {
      const namesakes = index.withName(identity)
      if (namesakes.length > MAX_NAMESAKES) return []
      return namesakes.filter(({ data }) => mergeCandidate(data, candidate).length === 0)
    },
  },
]
