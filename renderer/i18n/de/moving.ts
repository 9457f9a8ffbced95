/** Umzug zu einem anderen Vermittler. */
export const movingErrors = {
  'sync/moved':
    'Die Mappe ist gerade zu einem anderen Vermittler umgezogen. Bitte noch einmal versuchen.',
  'sync/relay-same': 'Dort liegt die Mappe schon. Es wurde nichts geändert.',
  'sync/relay-old-gone':
    'Der bisherige Vermittler ist gerade nicht zu erreichen; den anderen lässt sich der Umzug dort nicht sagen. Es wurde nichts geändert.',
  'sync/relay-taken':
    'Bei diesem Vermittler liegt die Mappe schon von früher. Wer ihn betreibt, muss sie dort erst entfernen. Es wurde nichts geändert.',
  'sync/relay-without':
    'Dieser Vermittler hat diese Mappe nicht. Bitte die Adresse bei der Person erfragen, die die Mappe verwaltet. Es wurde nichts geändert.',
  'sync/relay-behind':
    'Bei diesem Vermittler liegt ein älterer Stand der Mappe als hier. Bitte bei der Person nachfragen, die die Mappe verwaltet. Es wurde nichts geändert.',
  'sync/relay-fork':
    'Bei diesem Vermittler liegt eine Mappe mit einer anderen Liste der Geräte. Sie passt nicht zu dieser; übernommen wurde nichts. Bitte die anderen im Vorstand anrufen. Wer dort die Mappe verwaltet, kann dieses Gerät neu einladen.',
}

export const moving = {
  title: 'Vermittler',
  begin: 'Vermittler wechseln …',
  what: 'Die ganze Mappe zieht zu einem anderen Vermittler um. Auf den Geräten ändert sich nichts, und während des Umzugs kann weitergearbeitet werden.',
  others:
    'Alle Geräte gehen von selbst mit, auch die, die gerade nicht verbunden sind: Der bisherige Vermittler sollte noch laufen, bis alle einmal da waren.',
  oldGone:
    'Der bisherige Vermittler ist nicht zu erreichen. Die Mappe kann trotzdem umziehen, aber die anderen Geräte erfahren es nicht von selbst: Auf jedem muss hier unter „Gemeinsam“ die neue Adresse eingegeben werden. Bitte allen Bescheid sagen, und nur eine Person sollte umziehen.',
  after:
    'Danach gilt: Ein gedrucktes Notblatt nennt noch die bisherige Adresse, also bitte ein neues machen. Offene Einladungen bitte neu erzeugen.',
  do: 'Umziehen',
  doAlone: 'Trotzdem umziehen',
  underWay: 'Die Mappe wird zu {relay} gebracht …',
  stuck: 'Der Umzug zu {relay} ist noch nicht fertig. Bis dahin bleibt alles, wie es ist.',
  ofNew: {
    unreachable: 'Der neue Vermittler ist gerade nicht zu erreichen.',
    'quota-space':
      'Beim neuen Vermittler reicht der Platz für diese Mappe nicht. Bitte an die Person wenden, die ihn betreibt.',
    'quota-device':
      'Beim neuen Vermittler reicht der Platz für dieses Gerät nicht. Bitte an die Person wenden, die ihn betreibt.',
    'disk-full':
      'Der neue Vermittler hat keinen Platz mehr. Bitte an die Person wenden, die ihn betreibt.',
  },
  goOn: 'Weiter umziehen',
  stop: 'Umzug aufgeben',
  find: {
    begin: 'Neue Adresse eingeben …',
    intro:
      'Für den Fall, dass die Mappe umgezogen ist und dieses Gerät es nicht erfahren hat. Die Adresse kennt, wer die Mappe verwaltet. Sie wird nur übernommen, wenn dort dieselbe Mappe liegt.',
    do: 'Dort verbinden',
  },
}
