/** Who else is in the folder just now. */
export const presence = {
  title: 'Here now',
  nobody: 'nobody else here',
  nobodyLong: 'Nobody else has this folder open just now.',
  unseen: 'others cannot be seen',
  unseenLong: 'Without a connection it cannot be seen who else is here.',
  others: '{count} others',
  more: '+{count}',
  somebody: 'Somebody',
  alsoHere: '{names} is here, too | {names} are here, too',
  isHere: '{names} is here | {names} are here',
}
