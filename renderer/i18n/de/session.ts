export const session = {
  setup: {
    title: 'Willkommen',
    intro:
      'Hier entsteht die Mappe des Vorstands. Sie liegt verschlüsselt auf diesem Gerät; ohne die Passphrase kann niemand sie öffnen.',
    chapter: 'Name der Gliederung',
    chapterHint: 'zum Beispiel SPD Musterstadt',
    level: 'Ebene',
    levels: {
      local: 'Ortsverein',
      district: 'Kreisverband',
      state: 'Landesverband',
      federal: 'Bundesverband',
    },
    person: 'Eigener Name',
    passphrase: 'Passphrase',
    passphraseHint: 'Mindestens {count} Zeichen; am besten ein ganzer Satz.',
    repeat: 'Passphrase wiederholen',
    create: 'Mappe anlegen',
  },
  unlock: { title: 'Mappe öffnen', passphrase: 'Passphrase', open: 'Öffnen' },
}
