/** Was der Vorstand mit Mehrheit entscheidet. */
export const majorityErrors = {
  'sync/not-of-board':
    'Dieses Gerät liest nur mit. Vorschlagen und zustimmen kann, wer zum Vorstand gehört.',
  'sync/proposal-gone':
    'Das geht nicht mehr: Es ist inzwischen geschehen, zurückgezogen oder abgelaufen. Es wurde nichts geändert.',
  'sync/last-admin':
    'Nur dieses eine Gerät verwaltet die Mappe. Bitte zuerst jemand anderen dafür vorschlagen.',
}

export const majority = {
  title: 'Vorschläge im Vorstand',
  acts: {
    appoint: '{who} soll die Mappe verwalten',
    remove: '{who} soll entfernt werden',
    withdraw: '{who} soll doch nicht entfernt werden',
  },
  by: 'Vorgeschlagen am {when} von {who}.',
  agreed: 'Zugestimmt: {who}.',
  nobody: 'Zugestimmt hat noch niemand.',
  missing: 'Es fehlt noch eine Zustimmung. | Es fehlen noch {count} Zustimmungen.',
  enough:
    'Das ist mehr als die Hälfte. Es geschieht von selbst, sobald genug dieser Geräte wieder verbunden waren.',
  announced:
    'Allen angekündigt. Entfernt wird nicht vor {when}, und nur wenn dann noch mehr als die Hälfte zustimmt.',
  lapses: 'Offen bis {when}.',
  agree: 'Zustimmen',
  takeBack: 'Zustimmung zurücknehmen',
  close: 'Vorschlag zurückziehen',
  withdraw: 'Rücknahme vorschlagen …',
  propose: {
    appoint: 'Fürs Verwalten vorschlagen …',
    remove: 'Entfernung vorschlagen …',
  },
  ask: {
    appoint: '{who} fürs Verwalten vorschlagen?',
    remove: 'Vorschlagen, {who} zu entfernen?',
    withdraw: 'Vorschlagen, {who} nicht zu entfernen?',
  },
  hints: {
    appoint:
      'Alle sehen den Vorschlag. Sobald {needed} der {board} Geräte des Vorstands zugestimmt haben, darf dieses Gerät einladen, entfernen und Rollen vergeben.',
    remove:
      'Alle sehen den Vorschlag, auch die Person selbst. Stimmen {needed} der {board} Geräte des Vorstands zu, wird es allen angekündigt und geschieht 72 Stunden danach.',
    withdraw:
      'Alle sehen den Vorschlag. Stimmen {needed} der {board} Geräte des Vorstands zu, ist die Ankündigung aufgehoben. Die eigene Zustimmung zum Entfernen ist damit zurückgenommen.',
  },
  do: 'Vorschlagen',
  noAdmin:
    'Niemand zu erreichen, der die Mappe verwaltet? Dann kann der Vorstand jemanden bestimmen: beim Gerät „Fürs Verwalten vorschlagen“ wählen. Es gilt, sobald {needed} der {board} Geräte des Vorstands zugestimmt haben.',
  noAdminAll:
    'Niemand zu erreichen, der die Mappe verwaltet? Bei so wenigen Geräten müssten alle zustimmen, um jemand anderen zu bestimmen. Dann hilft das Notblatt der Gliederung.',
}
