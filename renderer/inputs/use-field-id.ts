/**
 * An id for a field and its label. Vue's own `useId` counts anew in every block that stands inside
 * a text, so that labels there would belong to fields elsewhere.
 */
export const useFieldId = (): string => `field-${crypto.randomUUID()}`
