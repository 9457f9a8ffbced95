/** Changes of fields in words: what a field is called, and how its values are read. */
import type { FieldChange } from '../../../shared/records/change-set.ts'
import type { Json } from '../../../shared/records/json.ts'
import { dayTexts, localTimeTexts } from '../../i18n/time-texts.ts'

/** The parts of vue-i18n that are needed. */
export interface Words {
  /** `count` chooses between singular and plural. */
  t(key: string, values?: Record<string, unknown>, count?: number): string
  te(key: string): boolean
  /** A number as the language writes it: 10.000 or 10,000. */
  n(value: number): string
  locale: string
}

export interface ChangeLine {
  /** What it is about: "Nachname", "E-Mail-Adressen, Adresse". */
  field: string
  /** A sentence that stands for the values: "hinzugefügt: privat · eva@example.org". */
  sentence: string | null
  before: string
  after: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const RECORD_ID = /^[0-9a-f]{32}$/
/** Longer values are cut: history says what changed, the record shows the rest. */
const MAX_SHOWN = 300

/** What of an item is read in another order than that of the keys, and after all others. */
const READ = ['title', 'applicant', 'wording', 'result', 'yes', 'no', 'abstention', 'invalid']

/** Fields that only say where an item stands; what they hold says nothing to a person. */
const PLACES: Record<string, readonly string[]> = {
  'agenda-item': ['meeting', 'parent', 'position'],
}

/**
 * The lines of one change; that something was moved is said once.
 * @param isNew the record began with it: there was nothing before
 */
export function changeLines(
  words: Words,
  kind: string,
  changes: readonly FieldChange[],
  isNew = false,
): (ChangeLine & { path: string })[] {
  const isPlace = ({ path }: FieldChange) => PLACES[kind]?.includes(path) === true
  const lines = changes
    .filter((change) => !isPlace(change))
    .map((change) => ({ path: change.path, ...changeLine(words, kind, change, isNew) }))
  // A new item has a place as well, which nobody moved it from.
  const isMoved = changes.some((change) => isPlace(change) && change.before !== null)
  const sentence = words.t('history.place')
  return isMoved
    ? [...lines, { path: 'position', field: '', sentence, before: '', after: '' }]
    : lines
}

function changeLine(words: Words, kind: string, change: FieldChange, isNew: boolean): ChangeLine {
  const { path, before, after } = change
  const [root = '', item, ...rest] = path.split('/')
  const name = fieldName(words, kind, root)
  const plain = { before: shown(words, kind, path, before), after: shown(words, kind, path, after) }
  if (root === 'trashed') {
    const key = after === null ? 'history.fromTrash' : 'history.toTrash'
    return { ...plain, field: '', sentence: words.t(key) }
  }
  if (root.startsWith('text:')) {
    return { ...plain, field: '', sentence: words.t('history.otherText') }
  }
  const isBeginning = isNew && before === null
  if (item === undefined) {
    return { ...plain, field: name, sentence: isBeginning ? plain.after : null }
  }
  // The key of a set is what a person typed, and may hold a slash.
  const isMember = before === true || after === true
  const value = isMember ? [item, ...rest].join('/') : null
  if (isBeginning) return { ...plain, field: name, sentence: value ?? plain.after }
  if (rest.length > 0 && value === null) {
    const key = fieldName(words, kind, `${root}.${rest.join('.')}`)
    return { ...plain, field: `${name}, ${key}`, sentence: null }
  }
  const sentence = sentenceOf(words, before, after, value ?? plain.after, value ?? plain.before)
  return { ...plain, field: name, sentence }
}

function sentenceOf(
  { t }: Words,
  before: Json,
  after: Json,
  added: string,
  removed: string,
): string | null {
  if (before === null) return t('history.added', { value: added })
  if (after === null) return t('history.removed', { value: removed })
  return added === removed ? t('history.moved', { value: added }) : null
}

/** What a field of a kind is called; a path like `emails.address` names a key inside items. */
export function fieldName({ t, te }: Words, kind: string, path: string): string {
  const last = path.split('.').at(-1) ?? ''
  const keys = [`recordFields.${kind}.${path}`, `itemFields.${last}`, `fields.${path}`]
  const key = keys.find((candidate) => te(candidate) && typeof t(candidate) === 'string')
  return key ? t(key) : t('history.otherField')
}

function shown(words: Words, kind: string, path: string, value: Json): string {
  const text = valueText(words, kind, path, value)
  return text.length > MAX_SHOWN
    ? `${text.slice(0, MAX_SHOWN)} …`
    : text || words.t('history.empty')
}

function valueText(words: Words, kind: string, path: string, value: Json): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return words.t(value ? 'history.yes' : 'history.no')
  if (typeof value === 'number') return new Intl.NumberFormat(words.locale).format(value)
  if (typeof value === 'string') return textValue(words, kind, path, value)
  const entries: [string, Json][] = Array.isArray(value)
    ? value.map((inner) => ['', inner])
    : Object.entries(value).filter(([key]) => key !== 'id' && key !== '$index')
  return entries
    .sort(([one], [other]) => READ.indexOf(one) - READ.indexOf(other))
    .map(([key, inner]) => {
      const text = valueText(words, kind, `${path}/${key}`, inner)
      // A number by itself says nothing.
      return typeof inner === 'number' ? `${fieldName(words, kind, key)}: ${text}` : text
    })
    .filter(Boolean)
    .join(' · ')
}

function textValue({ t, te, locale }: Words, kind: string, path: string, value: string): string {
  // A link to another record says nothing to a person; its name stands beside it.
  if (RECORD_ID.test(value)) return ''
  // As the fields show them; what only looks like a time is a text.
  const isTime = !Number.isNaN(new Date(value).getTime())
  if (isTime && DAY.test(value)) return dayTexts(locale)(value)
  if (isTime && LOCAL_TIME.test(value)) return localTimeTexts(locale)(value)
  const field = path.split('/').at(-1) ?? ''
  const keys = [`recordValues.${kind}.${field}.${value}`, `recordValues.any.${field}.${value}`]
  const key = /^[a-z-]+$/.test(value) ? keys.find((candidate) => te(candidate)) : undefined
  return key ? t(key) : value
}
