export const meetings = {
  title: 'Sitzungen',
  add: 'Sitzung anlegen',
  none: 'Noch gibt es keine Sitzung. Die erste lässt sich gleich anlegen.',
  gone: 'Diese Sitzung gibt es nicht mehr.',
  inTrash: 'Diese Sitzung liegt mit ihrer Tagesordnung im Papierkorb.',
  trashedAgenda: 'Die Tagesordnung der Sitzung liegt mit dort und kommt mit ihr zurück.',
  trashedResolutions:
    'Ein Beschluss daraus steht so lange nicht in der Liste. | {count} Beschlüsse daraus stehen so lange nicht in der Liste.',
  noDay: 'Noch ohne Termin',
  items: '{count} TOP | {count} TOP',
  head: 'Kopf der Niederschrift',
  openWindow: 'In neuem Fenster öffnen',
  minutes: 'Niederschrift als PDF',
  minutesOpen: 'Auszug ohne vertrauliche TOP',
  minutesWhole: 'Vollständig, mit vertraulichen TOP',
  fileName: 'Niederschrift',
  excerptName: 'Auszug aus der Niederschrift',
  end: {
    nextDay: 'Endet am {day}, nach {after}.',
    long: 'Endet erst am {day}, nach {after}. Stimmt das?',
    hours: 'einer Stunde | {count} Stunden',
    overHours: 'weniger als einer Stunde | gut einer Stunde | gut {count} Stunden',
    days: 'einem Tag | {count} Tagen',
  },
  endsBefore: 'Das Ende liegt nicht nach dem Beginn.',
  kinds: {
    board: 'Vorstandssitzung',
    general: 'Mitgliederversammlung',
    convention: 'Konferenz',
  },
  bodies: { board: 'Vorstand', general: 'Mitgliederversammlung', convention: 'Konferenz' },
}

export const participants = {
  present: '{count} anwesend',
  add: 'Mitglied oder Gast hinzufügen',
  addGuest: 'Gast „{name}“ hinzufügen',
  added: '{name} steht jetzt in der Liste.',
  found: 'Gefundene Mitglieder',
  suggested: 'Vorschläge',
  isThere: 'steht schon in der Liste',
  nobody: 'Noch gibt es kein Mitglied. Ein Name lässt sich als Gast hinzufügen.',
  attendanceOf: 'Anwesenheit von {name}',
  remove: '{name} aus der Liste nehmen',
  notInList: 'Fehlt bei den Anwesenden.',
  addPresent: 'Als anwesend eintragen',
  gone: { trash: 'im Papierkorb', erased: 'als Mitglied gelöscht' },
  goneMeans: {
    trash:
      'Wer im Papierkorb liegt, steht nicht mehr bei den Mitgliedern, aber weiter in dieser Niederschrift. Aus dem Papierkorb lässt sich das Mitglied zurückholen.',
    erased:
      'Wer als Mitglied gelöscht ist, steht nur noch mit Namen in dieser Niederschrift. Auch der lässt sich hier herausnehmen.',
  },
}

export const agenda = {
  title: 'Tagesordnung',
  none: 'Noch ohne TOP. Der erste kommt hier dazu:',
  newTitle: 'Neuer TOP',
  add: 'TOP hinzufügen',
  untitled: 'Ohne Titel',
  top: 'TOP {number}',
  itemTitle: 'Titel',
  itemNamed: 'TOP {number} {title}',
  textOf: 'Niederschrift zu TOP {number} {title}',
  confidential: 'vertraulich',
  trash: 'TOP in den Papierkorb',
  trashedBelow:
    'Der TOP darunter liegt mit ihm dort und kommt mit ihm zurück. | Die {count} TOP darunter liegen mit ihm dort und kommen mit ihm zurück.',
  moveItem: '{title} verschieben',
  up: 'Nach oben',
  down: 'Nach unten',
  in: 'Unter den TOP darüber',
  out: 'Eine Ebene höher',
  moved: {
    up: '{title} steht jetzt weiter oben.',
    down: '{title} steht jetzt weiter unten.',
    in: '{title} steht jetzt unter dem TOP darüber.',
    out: '{title} steht jetzt eine Ebene höher.',
  },
  cannotMove: 'Dorthin geht es nicht weiter.',
}

export const motions = {
  add: 'Antrag',
  motion: 'Antrag',
  resolution: 'Beschluss {number}',
  named: 'Antrag: {title}',
  untitled: 'Ohne Titel',
  title: 'Titel des Antrags',
  applicant: 'Antragsteller*in',
  wording: 'Wortlaut',
  vote: 'Abstimmung',
  read: 'Beschluss lesen',
  noLonger:
    'Kein Beschluss mehr, Ergebnis: {result}. Die Nummer {number} bleibt für diesen Antrag vergeben.',
  remove: 'Antrag entfernen',
  lost: 'Diese Anträge haben keinen Platz mehr im Text:',
  putInText: 'An die Schreibmarke im Text setzen',
  notThere: 'Der Antrag an dieser Stelle wurde entfernt.',
  carriedAgainst: 'Angenommen, obwohl die Ja-Stimmen nicht überwiegen.',
  rejectedAgainst: 'Abgelehnt, obwohl die Ja-Stimmen überwiegen.',
  suggest: {
    carried: 'Ergebnis noch offen; nach den Stimmen angenommen.',
    rejected: 'Ergebnis noch offen; nach den Stimmen abgelehnt.',
  },
  record: { carried: 'Angenommen eintragen', rejected: 'Abgelehnt eintragen' },
  moreThanPresent:
    '{votes} Stimmen, aber nur eine Person ist als anwesend eingetragen. | {votes} Stimmen, aber nur {present} sind als anwesend eingetragen.',
}

export const resolutions = {
  title: 'Beschlüsse',
  one: 'Beschluss',
  search: 'Beschlüsse suchen',
  none: 'Noch gibt es keinen Beschluss. Ein angenommener Antrag einer Sitzung steht sofort hier.',
  nothing: 'Dazu passt kein Beschluss. Vielleicht ein anderes Wort?',
  all: '{count} Beschluss | {count} Beschlüsse',
  count: '{matching} von {total} Beschlüssen',
  more: 'Weitere zeigen',
  gone: 'Diesen Beschluss gibt es nicht (mehr). Vielleicht wurde der Antrag entfernt, oder die Sitzung liegt im Papierkorb.',
  numbered: 'Beschluss {number}',
  applicant: 'Gestellt von {name}',
  toMinutes: 'Zur Niederschrift',
}
