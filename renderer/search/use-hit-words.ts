/** What was found, in words, and where it is. */
import { useI18n } from 'vue-i18n'
import { RESOLUTION_ENTRY } from '../../shared/meetings/agenda-item.ts'
import type { SearchHit } from '../../shared/rpc/search.ts'
import { kindName } from '../features/records/command-words.ts'
import { recordTitle } from '../features/records/record-title.ts'
import { useWords } from '../features/records/use-words.ts'
import { useDayText } from '../i18n/use-day-text.ts'

interface AddressedRecord {
  id: string
  kind: string
  /** Of an agenda item; '' for others. */
  meeting: string
}

const ICONS: Record<string, string> = {
  member: 'i-lucide-user',
  meeting: 'i-lucide-notebook-pen',
  'agenda-item': 'i-lucide-list',
  resolution: 'i-lucide-gavel',
}

export function useHitWords() {
  const { t } = useI18n()
  const words = useWords()
  const dayText = useDayText()

  function titleOf(hit: SearchHit): string {
    if (hit.kind === 'meeting') return recordTitle(words, hit)
    return hit.title || t('agenda.untitled')
  }

  /** What kind of thing it is, and what tells it apart from others of its title. */
  function besides({ kind, detail, calledBy, former }: SearchHit): string {
    const what = kind === RESOLUTION_ENTRY ? t('resolutions.one') : kindName(words, kind)
    const day = calledBy && dayText(calledBy.starts.slice(0, 10))
    // A number that was given once finds its motion for ever, so the hit says where it is void.
    const isVoid = former && t('search.former', { number: former })
    return [what, detail, day, isVoid].filter(Boolean).join(' · ')
  }

  return { titleOf, besides }
}

export const iconOf = ({ kind }: Pick<SearchHit, 'kind'>) => ICONS[kind] ?? 'i-lucide-file'

export function addressOf(hit: SearchHit): string {
  if (hit.kind === RESOLUTION_ENTRY) return `/resolutions/${hit.id}/${hit.entry}`
  return addressOfRecord(hit)
}

/** Where a record is shown. */
export function addressOfRecord({ id, kind, meeting }: AddressedRecord): string {
  if (kind === 'member') return `/members/${id}`
  if (kind === 'meeting') return `/meetings/${id}`
  if (kind === 'agenda-item') return `/meetings/${meeting}?item=${id}`
  return '/settings'
}
