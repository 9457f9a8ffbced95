import type { MemberCandidate } from './candidate.ts'
import { mergeCandidate } from './merge-candidate.ts'
import type { Person, PersonIndex } from './person-index.ts'
import { birthdaysDiffer, numbersDiffer } from './person-keys.ts'

export interface MatchRule {
  find(index: PersonIndex, candidate: MemberCandidate): Person[]
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
    find: (index, candidate) =>
      index
        .withNameAndEmail(candidate)
        .filter(
          ({ data }) => !(birthdaysDiffer(candidate, data) && numbersDiffer(candidate, data)),
        ),
  },
  // A name and a birthday are one person, also under a new number.
  { needsNumber: false, find: (index, candidate) => index.withNameAndBirthday(candidate) },
  {
    needsNumber: true,
    // Father and son live in one house and are told apart by their birthdays.
    find: (index, candidate) =>
      index.withNameAndAddress(candidate).filter(({ data }) => !birthdaysDiffer(candidate, data)),
  },
  { needsNumber: true, find: (index, candidate) => index.withContent(candidate) },
  {
    needsNumber: true,
    // The row says nothing that is not known of somebody of this name.
    find: (index, candidate) => {
      const namesakes = index.withName(candidate)
      if (namesakes.length > MAX_NAMESAKES) return []
      return namesakes.filter(({ data }) => mergeCandidate(data, candidate).length === 0)
    },
  },
]
