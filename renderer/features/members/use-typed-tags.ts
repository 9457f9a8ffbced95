import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { splitTags } from '../../../shared/members/import/parse-words.ts'
import { MAX_KEY_LENGTH } from '../../../shared/records/check-operations.ts'

export interface TypedTags {
  typed: Ref<string>
  /** The tags that are typed, and a sentence where one of them is too long, else ''. */
  read(): { tags: string[]; tooLong: string }
}

/** Tags in a field: as in a list, a comma or semicolon ends one. In quotes it is part of it. */
export function useTypedTags(): TypedTags {
  const { t } = useI18n()
  const typed = ref('')
  return {
    typed,
    read() {
      const tags = splitTags(typed.value)
      const isTooLong = tags.some(({ length }) => length > MAX_KEY_LENGTH)
      return {
        tags,
        tooLong: isTooLong ? t('members.tagTooLong', { longest: MAX_KEY_LENGTH }) : '',
      }
    },
  }
}
