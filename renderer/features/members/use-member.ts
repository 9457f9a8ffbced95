/** One member, read and written field by field. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { emptyMember, type Member } from '../../../shared/members/member.ts'
import type { Operation } from '../../../shared/records/operations.ts'
import type { MemberName } from '../../../shared/rpc/member-calls.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import type { Sitting } from '../../inputs/sitting.ts'
import { useSaveFields } from '../../inputs/use-save-fields.ts'
import { useClient, useFresh } from '../../rpc/use-client.ts'

export interface OneMember {
  /** `null` until the first answer, and for a member that is not there (any more). */
  member: ShallowRef<Member | null>
  /** False for a new one of whom nothing is entered yet. */
  isStored: Ref<boolean>
  isGone: Ref<boolean>
  sameNumber: ShallowRef<MemberName[]>
  problem: Ref<string>
  /** Answers a sentence when that failed, else ''. */
  save(operations: Operation[], sitting?: Sitting): Promise<string>
}

/**
 * @param isNew whether the page is one of a new member, stored with what is entered first
 * @param created told when that has happened
 */
export function useMember(id: string, isNew: () => boolean, created: () => unknown): OneMember {
  const client = useClient()
  const errorText = useErrorText()
  const saveFields = useSaveFields('members.update')
  const member = shallowRef<Member | null>(null)
  const sameNumber = shallowRef<MemberName[]>([])
  const isStored = ref(false)
  const isGone = ref(false)
  const problem = ref('')
  let creating: Promise<string> | null = null

  async function ask() {
    const result = await client.call('members.get', { id })
    problem.value = result.ok ? '' : errorText(result.error)
    if (!result.ok) return
    const found = result.value
    isStored.value = found !== null
    member.value = found ?? (isNew() ? emptyMember : null)
    isGone.value = found === null ? !isNew() : found.trashed !== null
    const others = found && (await client.call('members.sameNumber', { id }))
    if (others?.ok) sameNumber.value = others.value
  }

  async function create(operations: Operation[], sitting?: Sitting): Promise<string> {
    const result = await client.call('members.begin', { id, operations })
    if (!result.ok) return errorText(result.error)
    if (sitting) sitting.changeSet = result.value
    isStored.value = true
    created()
    return ''
  }

  async function save(operations: Operation[], sitting?: Sitting): Promise<string> {
    // What is entered while the first field is being stored comes after it.
    if (creating) await creating
    if (!isStored.value && isNew()) {
      creating = create(operations, sitting)
      const failure = await creating
      creating = null
      return failure
    }
    return saveFields(id, operations, sitting)
  }

  useFresh(ask, ({ kinds }) => kinds.includes('member'))
  void ask()
  return { member, isStored, isGone, sameNumber, problem, save }
}
