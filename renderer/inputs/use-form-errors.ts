/** What is wrong in a form that is sent as a whole, a sentence for each field. */
import { nextTick, shallowRef, type ShallowRef } from 'vue'

export interface FormErrors<Field extends string> {
  errors: ShallowRef<Partial<Record<Field, string>>>
  /**
   * @param found a sentence for each field, '' where nothing is wrong
   * @returns whether all is well; else the first field that is wrong has the focus
   */
  check(found: Record<Field, string>): Promise<boolean>
}

/** @param form the element in which the fields stand */
export function useFormErrors<Field extends string>(
  form: () => Pick<HTMLElement, 'querySelector'> | null,
): FormErrors<Field> {
  const errors: FormErrors<Field>['errors'] = shallowRef({})

  return {
    errors,
    async check(found) {
      errors.value = found
      if (Object.values(found).every((sentence) => sentence === '')) return true
      await nextTick()
      form()?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
      return false
    },
  }
}
