export const away = {
  title: 'Was die anderen inzwischen getan haben',
  seen: 'Gelesen',
  created: 'neu von {who}',
  changed: 'geändert von {who}',
  trashed: 'im Papierkorb, zuletzt {who}',
  more: 'und {count} weitere',
}
