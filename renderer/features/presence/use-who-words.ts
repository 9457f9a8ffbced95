/** What is said of people who are here, and of where they are. */
import { useI18n } from 'vue-i18n'
import type { NamedPlace, PresentDevice } from '../../../shared/rpc/presence-calls.ts'
import { recordTitle } from '../records/record-title.ts'
import { useWords } from '../records/use-words.ts'

export function useWhoWords() {
  const { t, n, locale } = useI18n()
  const words = useWords()

  const nameOf = ({ person }: PresentDevice) => person || t('presence.somebody')

  /** Each person once, however many devices. */
  const namesOf = (people: readonly PresentDevice[]) => [...new Set(people.map(nameOf))]

  const listOf = (names: readonly string[]) => new Intl.ListFormat(locale.value).format(names)

  function placeWords({ section, record, title, calledBy, number }: NamedPlace): string {
    if (record === '') return t(`app.${section}`)
    if (section === 'members') return title || t('members.unnamed')
    if (section === 'resolutions') {
      const what = number ? t('resolutions.numbered', { number }) : ''
      return [what, title || t('motions.untitled')].filter(Boolean).join(', ')
    }
    const meeting = recordTitle(words, { title, calledBy })
    return number ? `${meeting}, ${t('agenda.top', { number })}` : meeting
  }

  return {
    nameOf,
    placeWords,
    count: (people: readonly PresentDevice[]) => n(people.length),
    /** "Bernd ist hier" */
    isHere: (people: readonly PresentDevice[]) => {
      const names = namesOf(people)
      return t('presence.isHere', { names: listOf(names) }, names.length)
    },
    /** "Bernd und Clara sind auch hier" */
    alsoHere: (people: readonly PresentDevice[]) => {
      const names = namesOf(people)
      return t('presence.alsoHere', { names: listOf(names) }, names.length)
    },
    /** "Bernd: Vorstandssitzung, TOP 2" */
    whereabouts: (device: PresentDevice) =>
      [nameOf(device), device.places.map(placeWords).join(' · ')].filter(Boolean).join(': '),
  }
}
