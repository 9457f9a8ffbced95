export const settings = {
  appearance: 'Aussehen',
  appearanceHint: 'Gilt für dieses Gerät.',
  theme: { title: 'Helligkeit', auto: 'wie das System', light: 'hell', dark: 'dunkel' },
  textSize: { title: 'Schriftgröße', normal: 'normal', large: 'groß', larger: 'sehr groß' },
  language: { title: 'Sprache', auto: 'wie das System', de: 'Deutsch', en: 'English' },
  person: 'Wer hier schreibt',
  personHint:
    'Gilt auf diesem Gerät für diese Mappe. Im Verlauf behält, was schon festgehalten ist, den Namen von damals.',
  chapter: 'Gliederung',
  chapterHint: 'Steht auf Niederschriften und Briefen; gilt für alle.',
  nameMissing: 'Ohne Namen geht es nicht; es wurde nichts geändert.',
  otherAccent: 'andere Farbe',
  accents: {
    own: 'Tiefrot',
    e3000f: 'Rot',
    '7a1f5c': 'Purpur',
    '1d4f91': 'Blau',
    '0b6e4f': 'Grün',
    '8a5a00': 'Ocker',
    '44403c': 'Grau',
  },
  security: 'Sicherheit',
  securityHint: 'Gilt für dieses Gerät und alle Mappen darauf.',
  recoveryMade: 'Zuletzt erzeugt am {day}.',
  recoveryMissing: 'Es gibt noch keinen. Ohne ihn ist bei vergessener Passphrase alles verloren.',
  recoveryMake: 'Code erzeugen',
  recoveryNew: 'Neuen Code erzeugen',
  changePassphrase: 'Passphrase ändern',
  currentPassphrase: 'Bisherige Passphrase',
  passphraseChanged: 'Die Passphrase ist geändert. Frühere Sicherungen öffnet weiter die alte.',
  lock: {
    title: 'Von selbst sperren',
    hint: 'Wenn niemand da ist. Während einer Sitzung bleibt die Mappe offen.',
    never: 'nie',
    minutes: 'nach {count} Minuten',
  },
  keychain: 'Auf diesem Gerät geöffnet bleiben',
  keychainHint:
    'Der Schlüsselbund des Systems öffnet die Mappe beim Start; nach „Sperren“ fragt sie wieder.',
  noKeychain:
    'Geöffnet bleiben kann die Mappe hier nicht: Dieses System hat keinen sicheren Schlüsselbund.',
  chapters: 'Mappen auf diesem Gerät',
  chaptersHint: 'Eine Passphrase öffnet alle.',
  openNow: 'gerade offen',
  addChapter: 'Weitere Mappe anlegen',
  addSample: 'Beispiel-Mappe anlegen',
  folder: 'Die Daten liegen verschlüsselt in {folder}.',
  version: 'Vorstandsmappe {version} · AGPL-3.0-or-later',
}

export const backup = {
  title: 'Sicherungen',
  intro:
    'Entstehen jeden Tag von selbst, und wenn die Mappe mit etwas Neuem darin gesperrt wird. Von einem Tag bleibt die letzte: sieben Tage lang jede, dann je Woche und je Monat eine, ein Jahr lang. Von denen, die „Jetzt sichern“ gemacht hat, bleiben die neuesten zehn, ebenso von denen vor einem Zurückholen. Jede wird einmal zur Probe geöffnet. Sie sind verschlüsselt wie die Mappe.',
  none: 'Noch gibt es keine Sicherung. Die erste entsteht in der ersten Minute nach dem Öffnen.',
  make: 'Jetzt sichern',
  made: 'Die Mappe ist gesichert.',
  kind: {
    'by-hand': 'von Hand gemacht',
    automatic: 'von selbst entstanden',
    'before-restore': 'vor einem Zurückholen entstanden',
  },
  keep: 'In eine Datei',
  kept: 'Als Datei übergeben: {file}',
  lacking:
    'Eine Datei ist in dieser Sicherung nicht enthalten: Sie wurde seitdem gelöscht oder ist auf diesem Gerät beschädigt. Alles andere ist darin. Ältere Sicherungen bitte noch aufheben. | {count} Dateien sind in dieser Sicherung nicht enthalten: Sie wurden seitdem gelöscht oder sind auf diesem Gerät beschädigt. Alles andere ist darin. Ältere Sicherungen bitte noch aufheben.',
  restore: 'Zurückholen …',
  earlier: 'nur mit der Passphrase von damals',
  all: 'Alle {count} zeigen',
  fromFile: 'Aus einer Datei zurückholen …',
  folder: 'Weiterer Ordner für Sicherungen',
  folderExample: 'am besten auf einem anderen Datenträger',
  synchronised:
    'Der Ordner {folder} wird von einem anderen Programm zwischen Geräten abgeglichen. Das kann die Mappe beschädigen; bitte an einen anderen Ort legen.',
  restoreTitle: 'Sicherung zurückholen',
  restoreIntro:
    'Der jetzige Stand wird vorher gesichert. Was endgültig gelöscht wurde, bleibt gelöscht.',
  restoreWhen: 'Die Mappe ist danach so, wie sie am {when} war.',
  restoreDo: 'Zurückholen',
}

export const health = {
  title: 'Mappe prüfen',
  intro:
    'Liest die ganze Datei und vergleicht, was gezeigt wird, mit allem, was geschrieben wurde.',
  do: 'Prüfen',
  checking: 'Die Mappe wird geprüft …',
  sound: 'Alles in Ordnung: ein Eintrag geprüft. | Alles in Ordnung: {count} Einträge geprüft.',
  bad: 'Nicht in Ordnung: {damages} beschädigte Stellen, {differences} Abweichungen. Bitte eine Sicherung zurückholen.',
}

export const start = {
  title: 'Was steht an',
  meetings: 'Nächste Sitzungen',
  noMeetings: 'Es ist keine Sitzung geplant.',
  last: 'Zuletzt',
  carried: 'keine Beschlüsse | ein Beschluss | {count} Beschlüsse',
  days: 'Geburtstage und Jubiläen',
  noDays: 'In den nächsten vier Wochen steht kein runder Geburtstag und kein Jubiläum an.',
  birthday: 'wird {years}',
  jubilee: '{years} Jahre Mitglied',
  empty: 'Die Mappe ist noch leer. Am besten beginnt sie mit der Mitgliederliste.',
  noRecovery:
    'Für diese Mappe gibt es noch keinen Wiederherstellungscode. Ohne ihn ist bei vergessener Passphrase alles verloren.',
  makeRecovery: 'Code erzeugen',
}

export const search = {
  title: 'Alles durchsuchen',
  short: 'Suchen',
  keys: 'Strg K',
  hint: 'Namen, Sitzungen, Beschlüsse, Befehle …',
  hits: 'Gefunden',
  commands: 'Befehle',
  nothing: 'Dazu gibt es nichts. Vielleicht ein Teil des Wortes?',
  former: 'nicht mehr Beschluss {number}',
  goTo: {
    start: 'Zum Start',
    members: 'Zu den Mitgliedern',
    meetings: 'Zu den Sitzungen',
    resolutions: 'Zu den Beschlüssen',
    trash: 'Zum Papierkorb',
    settings: 'Zu den Einstellungen',
  },
  theme: 'Helligkeit: {theme}',
  openChapter: 'Mappe öffnen: {name}',
  newWindow: 'Neues Fenster',
}
