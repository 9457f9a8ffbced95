export const field = {
  saved: 'gespeichert',
  unsaved: 'nicht gespeichert',
  notACount: '{field}: nur eine Zahl ab 0, ohne Komma; es wurde nichts geändert.',
  remove: 'Entfernen',
  lost: '{field}: „{typed}“ ist nicht gespeichert.',
  day: {
    example: 'zum Beispiel {example}',
    exampleShort: 'z. B. {example}',
    examples: { birthDate: '3.5.1962', joined: '1.4.2019', left: '31.12.2027' },
    'date-unreadable': 'Das ist kein Datum. Bitte zum Beispiel so: {example}.',
    'date-impossible': 'Diesen Tag gibt es nicht. Bitte das Datum prüfen.',
    'date-ambiguous': 'Bitte das Datum mit Punkten schreiben: {example}.',
    'date-incomplete': 'Bitte Tag, Monat und Jahr eingeben, zum Beispiel {example}.',
    dayFirst:
      'Gelesen als {day}: erst der Tag, dann der Monat. Anders gemeint? Dann bitte {other} schreiben.',
    'date-implausible': 'Dieses Datum kann hier nicht stimmen. Bitte das Jahr prüfen.',
  },
  moment: {
    example: 'zum Beispiel Do 19 Uhr',
    exampleOfEnd: 'zum Beispiel 21 Uhr',
    unreadable:
      'Das ist kein Zeitpunkt. Bitte zum Beispiel so: 3.5. 19 Uhr, oder nächsten Do 19 Uhr.',
    noTime: 'Bitte auch die Uhrzeit eingeben, zum Beispiel 3.5. 19 Uhr.',
  },
}

export const text = {
  loading: 'Der Text wird geladen …',
  saved: 'gespeichert',
  saving: 'wird gespeichert …',
  unsaved: 'nicht gespeichert',
  newer:
    'Dieser Text enthält etwas aus einer neueren Version der App und lässt sich hier nur lesen. Bitte die App aktualisieren.',
  newerBlock: 'Etwas aus einer neueren Version der App:',
  erased: 'Dieser Eintrag wurde endgültig gelöscht; der Text ist nicht mehr da.',
  refused:
    'Diese Änderung konnte nicht gespeichert werden. Alles bis dahin ist sicher; bitte die Seite neu öffnen.',
  full: 'Der Datenträger ist voll: Das zuletzt Getippte ist noch nicht gespeichert, alles davor ist sicher. Bitte Platz schaffen und dieses Fenster offen lassen; dann speichert es sich von selbst.',
  unreadable:
    'Dieser Text ließ sich nicht öffnen oder nicht speichern. Was gespeichert war, und alles andere in der Mappe, ist unverändert. Bitte hier zuletzt Getipptes herauskopieren und unter Einstellungen „Mappe prüfen“ wählen.',
  locked: 'Die Mappe ist gesperrt.',
  tools: 'Text gestalten',
  letters: { bold: 'F', italic: 'K', heading: 'Ü' },
  bold: 'Fett',
  italic: 'Kursiv',
  heading: 'Überschrift',
  bulletList: 'Aufzählung',
  orderedList: 'Nummerierung',
  quote: 'Zitat',
}
