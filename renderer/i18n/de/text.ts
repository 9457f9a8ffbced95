export const field = {
  saved: 'gespeichert',
  notACount: 'Hier passt nur eine ganze Zahl; es wurde nichts geändert.',
}

export const text = {
  loading: 'Der Text wird geladen …',
  saved: 'gespeichert',
  saving: 'wird gespeichert …',
  newer:
    'Dieser Text enthält etwas aus einer neueren Version der App und lässt sich hier nur lesen. Bitte die App aktualisieren.',
  erased: 'Dieser Eintrag wurde endgültig gelöscht; der Text ist nicht mehr da.',
  refused:
    'Diese Änderung konnte nicht gespeichert werden. Alles bis dahin ist sicher; bitte die Seite neu öffnen.',
  locked: 'Die Mappe ist gesperrt.',
  tools: 'Text gestalten',
  bold: 'Fett',
  italic: 'Kursiv',
  heading: 'Überschrift',
  bulletList: 'Aufzählung',
  orderedList: 'Nummerierung',
  quote: 'Zitat',
}
