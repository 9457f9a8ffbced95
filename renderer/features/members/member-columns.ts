/** The columns of the member list. */

/** Each with the classes that say from which width of the list on it is shown. */
export const COLUMNS = [
  { key: 'name', sort: 'name', shown: '' },
  { key: 'number', sort: 'number', shown: 'hidden @xl:block' },
  { key: 'city', sort: 'city', shown: '' },
  { key: 'email', sort: null, shown: 'hidden @3xl:block' },
  { key: 'birthDate', sort: 'birthDate', shown: 'hidden @5xl:block' },
  { key: 'joined', sort: 'joined', shown: 'hidden @4xl:block' },
  { key: 'kind', sort: null, shown: 'hidden @5xl:block' },
] as const
export const GRID =
  'grid items-center gap-x-3 px-2 grid-cols-[1.5rem_minmax(0,3fr)_minmax(0,2fr)] ' +
  '@xl:grid-cols-[1.5rem_minmax(0,3fr)_6rem_minmax(0,2fr)] ' +
  '@3xl:grid-cols-[1.5rem_minmax(0,11fr)_6rem_minmax(0,7fr)_minmax(0,14fr)] ' +
  '@4xl:grid-cols-[1.5rem_minmax(0,11fr)_6rem_minmax(0,7fr)_minmax(0,14fr)_9rem] ' +
  '@5xl:grid-cols-[1.5rem_minmax(0,11fr)_6rem_minmax(0,7fr)_minmax(0,14fr)_9rem_9rem_7rem]'
