export const away = {
  title: 'What the others have done meanwhile',
  seen: 'Read',
  created: 'new by {who}',
  changed: 'changed by {who}',
  trashed: 'in the trash, last {who}',
  more: 'and {count} more',
}
