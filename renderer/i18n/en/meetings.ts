import type {
  agenda as deAgenda,
  meetings as deMeetings,
  motions as deMotions,
  participants as deParticipants,
  resolutions as deResolutions,
} from '../de/meetings.ts'

export const meetings: typeof deMeetings = {
  title: 'Meetings',
  add: 'New meeting',
  none: 'There are no meetings yet. Start with the first one.',
  gone: 'This meeting no longer exists.',
  inTrash: 'This meeting is in the trash, together with its agenda.',
  trashedAgenda: 'Its agenda went along and comes back with it.',
  trashedResolutions:
    'Until then one of its resolutions is not on the list. | Until then {count} of its resolutions are not on the list.',
  noDay: 'No date yet',
  items: '{count} item | {count} items',
  head: 'Details of the meeting',
  openWindow: 'Open in a new window',
  minutes: 'Minutes as PDF',
  minutesOpen: 'Excerpt without confidential items',
  minutesWhole: 'Complete, with confidential items',
  fileName: 'Minutes',
  excerptName: 'Excerpt of the minutes',
  end: {
    nextDay: 'Ends on {day}, after {after}.',
    long: 'Ends only on {day}, after {after}. Is that right?',
    hours: 'one hour | {count} hours',
    overHours: 'less than an hour | more than an hour | more than {count} hours',
    days: 'one day | {count} days',
  },
  endsBefore: 'The end is not after the start.',
  kinds: { board: 'Board meeting', general: 'General meeting', convention: 'Convention' },
  bodies: { board: 'Board', general: 'General meeting', convention: 'Convention' },
}

export const participants: typeof deParticipants = {
  present: '{count} present',
  add: 'Add a member or guest',
  addGuest: 'Add guest “{name}”',
  added: '{name} is now in the list.',
  found: 'Members found',
  suggested: 'Suggestions',
  isThere: 'already in the list',
  nobody: 'There are no members yet. A name can be added as a guest.',
  attendanceOf: 'Attendance of {name}',
  remove: 'Remove {name} from the list',
  notInList: 'Not among the participants.',
  addPresent: 'Record as present',
  gone: { trash: 'in the trash', erased: 'erased as a member' },
  goneMeans: {
    trash:
      'Whoever lies in the trash is not among the members any more, but stays in these minutes. The member can be fetched back from the trash.',
    erased:
      'Of whoever was erased as a member only the name stands in these minutes. It can be taken out here as well.',
  },
}

export const agenda: typeof deAgenda = {
  title: 'Agenda',
  none: 'No items yet. Add the first one here:',
  newTitle: 'New item',
  add: 'Add item',
  untitled: 'Untitled',
  top: 'Item {number}',
  itemTitle: 'Title',
  itemNamed: 'Item {number} {title}',
  textOf: 'Minutes of item {number} {title}',
  confidential: 'confidential',
  trash: 'Move item to the trash',
  trashedBelow:
    'The item below it went along and comes back with it. | The {count} items below it went along and come back with it.',
  moveItem: 'Move {title}',
  up: 'Up',
  down: 'Down',
  in: 'Under the item above',
  out: 'One level out',
  moved: {
    up: '{title} moved up.',
    down: '{title} moved down.',
    in: '{title} is now under the item above.',
    out: '{title} moved one level out.',
  },
  cannotMove: 'It cannot go any further that way.',
}

export const motions: typeof deMotions = {
  add: 'Motion',
  motion: 'Motion',
  resolution: 'Resolution {number}',
  named: 'Motion: {title}',
  untitled: 'Untitled',
  title: 'Title of the motion',
  applicant: 'Moved by',
  wording: 'Wording',
  vote: 'Vote',
  read: 'Read the resolution',
  noLonger: 'No longer a resolution, result: {result}. The number {number} stays with this motion.',
  remove: 'Remove motion',
  lost: 'These motions no longer have a place in the text:',
  putInText: 'Insert at the cursor',
  notThere: 'The motion that stood here was removed.',
  carriedAgainst: 'Carried, although the yes votes do not outnumber the no votes.',
  rejectedAgainst: 'Rejected, although the yes votes outnumber the no votes.',
  suggest: {
    carried: 'No result yet; carried by the votes.',
    rejected: 'No result yet; rejected by the votes.',
  },
  record: { carried: 'Record as carried', rejected: 'Record as rejected' },
  moreThanPresent:
    '{votes} votes, but only one person is recorded as present. | {votes} votes, but only {present} people are recorded as present.',
}

export const resolutions: typeof deResolutions = {
  title: 'Resolutions',
  one: 'Resolution',
  search: 'Search resolutions',
  none: 'There are no resolutions yet. Once a meeting carries a motion, it appears here.',
  nothing: 'No resolution matches. Try another word?',
  all: '{count} resolution | {count} resolutions',
  count: '{matching} of {total} resolutions',
  more: 'Show more',
  gone: 'This resolution does not exist (any more). The motion may have been removed, or the meeting may be in the trash.',
  numbered: 'Resolution {number}',
  applicant: 'Moved by {name}',
  toMinutes: 'Go to the minutes',
}
