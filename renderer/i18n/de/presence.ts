/** Wer gerade sonst noch in der Mappe ist. */
export const presence = {
  title: 'Gerade hier',
  nobody: 'sonst niemand hier',
  nobodyLong: 'Sonst hat gerade niemand diese Mappe offen.',
  unseen: 'andere nicht zu sehen',
  unseenLong: 'Ohne Verbindung ist nicht zu sehen, wer sonst noch hier ist.',
  others: '{count} andere',
  more: '+{count}',
  somebody: 'Jemand',
  alsoHere: '{names} ist auch hier | {names} sind auch hier',
  isHere: '{names} ist hier | {names} sind hier',
}
