/**
 * What a person searches for belongs into the address, so that Back works; but browsers write
 * addresses into their history on the disk. So the address holds a number that means something in
 * this window only, for as long as it is open.
 */
import { inject, type InjectionKey } from 'vue'

export interface PrivateTexts {
  /** The number that stands for a text; '' for ''. */
  numberOf(text: string): string
  /** The text of a number; '' for one that is not (any more). */
  textOf(number: unknown): string
}

export const privateTextsKey: InjectionKey<PrivateTexts> = Symbol('private texts')

export function createPrivateTexts(): PrivateTexts {
  const texts: string[] = []
  return {
    numberOf(text) {
      if (text === '') return ''
      const known = texts.indexOf(text)
      return String(known >= 0 ? known : texts.push(text) - 1)
    },
    textOf: (number) => texts[Number(number === '' ? NaN : number)] ?? '',
  }
}

export function usePrivateTexts(): PrivateTexts {
  const texts = inject(privateTextsKey)
  if (!texts) throw new Error('the app provides no private texts')
  return texts
}
