export const session = {
  welcome: {
    title: 'Willkommen',
    intro:
      'Hier entsteht die Mappe des Vorstands: Mitglieder, Sitzungen und Beschlüsse, verschlüsselt auf diesem Gerät.',
    new: 'Neue Mappe anlegen',
    sample: 'Mit Beispieldaten ausprobieren',
    restore: 'Aus einer Sicherung zurückholen',
    step: 'Schritt {step} von 4',
    chapterTitle: 'Wessen Mappe ist es?',
    sampleTitle: 'Ein Ortsverein zum Ausprobieren',
    sampleIntro:
      'Alle Namen und Beschlüsse darin sind erfunden. Hier kann nichts kaputtgehen; eine eigene Mappe lässt sich jederzeit daneben anlegen.',
    sampleName: 'Beispiel-Ortsverein',
    passphraseTitle: 'Womit wird sie geöffnet?',
    passphraseIntro:
      'Ohne die Passphrase kann niemand die Mappe lesen. Am besten ist ein ganzer Satz, den sonst niemand kennt.',
  },
  setup: {
    chapter: 'Name der Gliederung',
    chapterHint: 'zum Beispiel SPD Musterstadt',
    chapterMissing: 'Bitte einen Namen für die Gliederung eingeben.',
    level: 'Ebene',
    person: 'Eigener Name',
    personHint: 'Steht im Verlauf neben den eigenen Änderungen.',
    personMissing: 'Bitte den eigenen Namen eingeben.',
    newPassphrase: 'Neue Passphrase',
    passphrase: 'Passphrase',
    passphraseHint: 'Mindestens {count} Zeichen.',
    repeat: 'Passphrase wiederholen',
    create: 'Mappe anlegen',
  },
  unlock: {
    title: 'Vorstandsmappe öffnen',
    passphrase: 'Passphrase',
    passphraseMissing: 'Bitte die Passphrase eingeben.',
    codeMissing: 'Bitte den Code vom Blatt eingeben.',
    open: 'Öffnen',
    forgotten: 'Passphrase vergessen?',
    invitation: 'Die Einladung wartet, bis die Vorstandsmappe geöffnet ist.',
    noCodeTitle: 'Für dieses Gerät gibt es keinen Wiederherstellungscode',
    noCodeIntro:
      'Es wurde keiner erzeugt, oder er endete, als alle Schlüssel neu gemacht wurden. Ohne die Passphrase kann hier niemand die Mappe öffnen, auch wir nicht. Die Daten sind unverändert. Das hilft vielleicht noch:',
    noCodeTypo:
      'Die Passphrase noch einmal eingeben: Ist die Feststelltaste an, die Tastatur auf eine andere Sprache gestellt oder ein Leerzeichen zu viel?',
    noCodeDevices:
      'Ein anderes Gerät, auf dem diese Mappe liegt: dort öffnen und unter „Einstellungen“ eine Sicherung in eine Datei schreiben. Sie öffnet sich mit der Passphrase von dort.',
    noCodeBackup:
      'Eine Sicherung, deren Passphrase noch bekannt ist, etwa von vor einer Änderung. Damit sie auf diesem Gerät zurückgeholt werden kann, die App beenden, den Ordner {folder} umbenennen (nicht löschen) und die App neu starten. Die automatischen Sicherungen liegen darin unter „backups“.',
    forgottenTitle: 'Mit dem Wiederherstellungscode öffnen',
    forgottenIntro:
      'Der Code steht auf dem ausgedruckten Blatt. Danach gilt die neue Passphrase, die hier gewählt wird; der Code gilt weiter.',
    code: 'Wiederherstellungscode',
    recover: 'Öffnen und neue Passphrase setzen',
    recovered:
      'Geöffnet. Ab jetzt gilt die neue Passphrase. Der Wiederherstellungscode auf dem Blatt gilt weiter, bis ein neuer erzeugt wird.',
    newCode: 'Neuen Code erzeugen',
  },
  recovery: {
    title: 'Wiederherstellungscode',
    intro:
      'Wenn die Passphrase vergessen wird, öffnet dieser Code die Mappe auf diesem Gerät. Gezeigt wird er nur jetzt: bitte ausdrucken oder abschreiben und sicher verwahren, nicht auf diesem Gerät. Mit „Später“ gilt dieser Code nicht; unter „Einstellungen“ lässt sich jederzeit ein anderer erzeugen.',
    sheet: 'Wiederherstellungscode der Vorstandsmappe',
    how: 'Zum Öffnen: Vorstandsmappe starten, „Passphrase vergessen?“ wählen und diesen Code eingeben. Wer diesen Zettel und das Gerät hat, kann die Mappe lesen.',
    print: 'Drucken',
    written: 'Notiert, weiter',
    later: 'Später',
    groupMissing: 'Bitte die Gruppe eingeben.',
    askBack: 'Zur Probe bitte zwei Gruppen vom Zettel eingeben.',
    group: 'Gruppe {group}',
    again: 'Code noch einmal zeigen',
    confirm: 'Fertig',
  },
  restore: {
    title: 'Aus einer Sicherung zurückholen',
    intro: 'Die Datei einer Sicherung endet auf „.vorstand“.',
    choose: 'Sicherung auswählen',
    none: 'noch keine Datei ausgewählt',
    secret: 'Passphrase oder Wiederherstellungscode',
    secretMissing: 'Bitte die Passphrase oder den Code eingeben.',
    secretHint: 'So, wie er galt, als die Sicherung entstand.',
    wrongSecret:
      'Weder als Passphrase noch als Code öffnet das diese Sicherung. Es ist alles unverändert. Bitte eingeben, was am Tag der Sicherung galt, auch wenn die Passphrase seither eine andere ist.',
    do: 'Zurückholen',
    replaces:
      'Die Mappe „{name}“ ist schon hier. Sie ist danach so, wie sie am {when} war; der jetzige Stand wird vorher gesichert.',
    replace: 'Ersetzen',
    done: 'Die Sicherung ist zurückgeholt.',
  },
  damaged: {
    title: 'Der Schlüsselbund ist beschädigt',
    intro:
      'Die Datei keyring.json in {folder} lässt sich nicht lesen. Die Mappen selbst sind unverändert. Eine Sicherung bringt den Schlüsselbund zurück; die beschädigte Datei wird aufgehoben.',
  },
  copy: {
    title: 'Ist das eine Kopie?',
    elsewhere:
      'Diese Mappe kommt von einem anderen Ort. Damit nicht zwei Geräte unter demselben Namen schreiben, ist kurz zu klären, was geschehen ist.',
    older:
      'Diese Mappe ist älter als das, was hier zuletzt geschrieben wurde. Damit nicht zweimal Verschiedenes unter demselben Namen entsteht, ist kurz zu klären, was geschehen ist.',
    moved: 'Sie wurde hierher verschoben',
    movedHint: 'Am alten Ort wird sie nicht mehr benutzt.',
    copied: 'Sie wurde hierher kopiert',
    copiedHint: 'Die andere wird weiter benutzt.',
    restored: 'Sie stammt aus einer Sicherung',
    restoredHint: 'Die frühere Datei ist verloren oder überholt.',
  },
  preparing: {
    intro: 'Das ist nach einer Aktualisierung einmal nötig. Alles Gespeicherte ist sicher.',
    work: 'Die Mappe wird für diese Version vorbereitet …',
  },
  problem: {
    again: 'Noch einmal versuchen',
    backups: 'Eine Sicherung zurückholen',
    file: 'Aus einer Datei zurückholen',
    others: 'Andere Mappen',
  },
}
