export const renewal = {
  title: 'Andere kennen meine Passphrase',
  hint: 'Dann genügt es nicht, sie zu ändern: Mit einer älteren Kopie der Dateien ließe sich auch alles Spätere lesen.',
  begin: 'Alles neu verschlüsseln …',
  intro:
    'Alle Mappen auf diesem Gerät werden neu verschlüsselt, unter einer neuen Passphrase. Solange das dauert, sind sie geschlossen.',
  afterwards: 'Danach gilt',
  consequences: {
    passphrase: 'Nur noch die neue Passphrase öffnet die Mappen.',
    sheet:
      'Ein früher gedruckter Wiederherstellungscode öffnet sie nicht mehr. Gleich anschließend entsteht ein neuer.',
    backups:
      'Frühere Sicherungen öffnet weiter nur die bisherige Passphrase. Sie lassen sich zum Schluss löschen.',
    copied: 'Was jemand schon gelesen oder kopiert hat, lässt sich nicht zurückholen.',
  },
  do: 'Alles neu verschlüsseln',
  workingTitle: 'Alles wird neu verschlüsselt',
  working:
    'Das Gerät bitte so lange eingeschaltet lassen. Wird es doch unterbrochen, geht nichts verloren: Dann öffnet entweder die neue oder noch die bisherige Passphrase.',
  doneTitle: 'Alles ist neu verschlüsselt',
  done: 'Ab jetzt öffnet nur noch die neue Passphrase.',
  left: {
    'vault/missing':
      '„{name}“ ist noch nicht dabei: Die Datei fehlt. Sobald sie wieder da ist, wird auch sie neu verschlüsselt.',
    'vault/damaged':
      '„{name}“ ist noch nicht dabei: Die Datei ist beschädigt und blieb, wie sie ist. Wird sie aus einer Sicherung zurückgeholt, ist auch sie neu verschlüsselt.',
    'vault/newer-app':
      '„{name}“ ist noch nicht dabei: Die Datei stammt von einer neueren Version. Nach der Aktualisierung der App wird auch sie neu verschlüsselt.',
    'vault/read-only':
      '„{name}“ ist noch nicht dabei: In ihren Ordner kann nicht geschrieben werden. Sobald das geht, wird auch sie neu verschlüsselt.',
    'vault/in-use':
      '„{name}“ ist noch nicht dabei: Ein anderes Programm benutzt die Datei. Beim nächsten Öffnen wird auch sie neu verschlüsselt.',
    'vault/full':
      '„{name}“ ist noch nicht dabei: Der Datenträger ist voll. Sobald Platz ist, wird beim Öffnen auch sie neu verschlüsselt.',
  },
  keychainLost:
    'Von selbst geöffnet bleiben die Mappen nicht mehr: Der Schlüsselbund des Systems hat den neuen Schlüssel nicht angenommen.',
  sheetNext:
    'Jetzt fehlt noch ein neuer Wiederherstellungscode. Ohne ihn ist bei vergessener Passphrase alles verloren.',
  toSheet: 'Neuen Code erzeugen',
  recoveryTitle: 'Neuer Wiederherstellungscode',
  recoveryIntro:
    'Das bisherige Blatt ist wertlos; bitte vernichten. Dieser Code wird nur jetzt gezeigt: bitte ausdrucken oder abschreiben und sicher verwahren, nicht auf diesem Gerät.',
  earlierTitle: 'Keine frühere Sicherung | Eine frühere Sicherung | {count} frühere Sicherungen',
  earlierIntro:
    'Sicherungen aus der Zeit vor der neuen Verschlüsselung öffnet weiter die bisherige Passphrase, und das bisherige Blatt. Vor dem Löschen entsteht von jeder Mappe eine neue Sicherung, die einmal zur Probe geöffnet wird.',
  copies: 'Kopien an anderen Orten, zum Beispiel auf USB-Sticks, bitte selbst löschen.',
  remove: 'Neu sichern und frühere löschen',
  removeEarlier: 'Frühere löschen …',
  keep: 'Vorerst behalten',
  removed:
    'Es wurde nichts gelöscht. | Neu gesichert; eine frühere Sicherung ist gelöscht. | Neu gesichert; {count} frühere Sicherungen sind gelöscht.',
  kept: 'Geblieben sind die von: {names}. Davon ließ sich keine neue Sicherung machen.',
  elsewhereLeft:
    'Der weitere Ordner für Sicherungen ist nicht erreichbar oder nimmt keine neue auf; dort liegen frühere vielleicht noch. Bitte den Datenträger anschließen oder Platz schaffen und noch einmal löschen.',
  finish: 'Fertig',
  interruptedTitle: 'Das wurde unterbrochen',
  interrupted:
    'Nichts ist verloren. Es öffnet entweder schon die neue Passphrase oder noch die bisherige; bitte zuerst die neue versuchen.',
}
