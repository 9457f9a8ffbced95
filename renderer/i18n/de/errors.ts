export const errors = {
  'session/wrong-passphrase':
    'Die Passphrase stimmt nicht. Die Daten sind sicher und unverändert. Bitte noch einmal eingeben und dabei auf Großbuchstaben, Leerzeichen und die Feststelltaste achten.',
  'session/wait':
    'Bitte noch eine Sekunde warten, dann ist der nächste Versuch möglich. | Bitte noch {seconds} Sekunden warten, dann ist der nächste Versuch möglich.',
  slower:
    'Nach mehreren falschen Versuchen dauert es etwas länger, damit niemand raten kann. | Nach mehreren falschen Versuchen dauert es etwas länger, damit niemand raten kann: Der nächste ist nach einer Sekunde möglich. | Nach mehreren falschen Versuchen dauert es etwas länger, damit niemand raten kann: Der nächste ist nach {count} Sekunden möglich.',
  'session/weak-passphrase': 'Die Passphrase ist zu kurz. Bitte mindestens 10 Zeichen wählen.',
  'session/already-set-up': 'Auf diesem Gerät gibt es schon eine Mappe. Bitte die App neu laden.',
  'session/not-set-up': 'Auf diesem Gerät gibt es noch keine Mappe. Bitte die App neu laden.',
  'session/locked': 'Die Mappe ist gesperrt. Bitte zuerst öffnen.',
  'session/damaged-keyring':
    'Der Schlüsselbund lässt sich nicht lesen. Die Mappen sind unverändert. Bitte eine Sicherung zurückholen.',
  'session/mistyped-code':
    'Der Code ist nicht richtig abgeschrieben. Bitte mit dem Blatt vergleichen.',
  'session/wrong-code':
    'Dieser Code öffnet diese Mappe nicht. Vielleicht gilt inzwischen ein neuerer. Die Daten sind unverändert.',
  'session/same-passphrase':
    'Das ist die bisherige Passphrase. Bitte eine andere wählen; es ist noch nichts geändert.',
  'session/used-elsewhere':
    'Eine der Mappen ist in einem anderen Programm geöffnet. Es ist nichts geändert. Bitte dort schließen und noch einmal versuchen.',
  'session/not-renewed':
    'Das ist nicht gelungen. Es ist nichts geändert, und es gilt weiter die bisherige Passphrase. Bitte prüfen, ob auf dem Datenträger genug Platz ist.',
  'session/no-keychain': 'Dieses System hat keinen sicheren Schlüsselbund.',
  'backup/damaged':
    'Diese Datei ist keine Sicherung oder beschädigt. Es wurde nichts geändert. Bitte eine andere wählen.',
  'backup/newer-app':
    'Diese Sicherung stammt von einer neueren Version. Es wurde nichts geändert. Bitte zuerst die App aktualisieren.',
  'backup/full':
    'Auf diesem Gerät ist nicht genug Platz für diese Sicherung. Es wurde nichts geändert. Bitte Platz schaffen und noch einmal versuchen.',
  'backup/other-key':
    'Diese Sicherung öffnet nur die Passphrase von damals. Es wurde nichts geändert.',
  'backup/missing': 'Die Sicherung ist nicht mehr da. Bitte noch einmal auswählen.',
  'backup/failed':
    'Die Sicherung ist nicht gelungen; die Mappe selbst ist unverändert. Bitte prüfen, ob noch Platz auf dem Datenträger ist.',
  'backup/second-folder':
    'Gesichert; nur in den weiteren Ordner ließ sich nichts schreiben. Bitte prüfen, ob der Datenträger angeschlossen ist.',
  'settings/no-folder':
    'Diesen Ordner gibt es nicht. Bitte den Datenträger anschließen oder den Ordner zuerst anlegen, und den ganzen Pfad angeben, zum Beispiel {root}Sicherungen.',
  'settings/not-stored':
    'Die Einstellung ließ sich nicht speichern; es gilt weiter die bisherige. Bitte nachsehen, ob im Ordner der Mappe etwas anderes unter dem Namen „settings.json“ liegt.',
  'backup/in-use':
    'Die Mappe ist gerade anderswo geöffnet. Bitte dort schließen; es wurde nichts geändert.',
  'backup/updating':
    'Diese Mappe wird gerade für diese Version der App vorbereitet. Es wurde nichts geändert. Bitte warten, bis das fertig ist, und die Sicherung dann noch einmal zurückholen.',
  'setup/repeat': 'Die beiden Passphrasen sind verschieden. Bitte noch einmal eingeben.',
  'vault/damaged':
    'Die Datei der Mappe ist beschädigt. Sie wurde nicht verändert. Bitte eine Sicherung zurückholen.',
  'vault/newer-app':
    'Diese Mappe stammt von einer neueren Version. Bitte die App aktualisieren; die Datei ist unverändert.',
  'vault/read-only':
    'In den Ordner der Mappe kann nicht geschrieben werden. Bitte die Rechte des Ordners prüfen.',
  'vault/in-use': 'Die Mappe ist schon in einem anderen Programm geöffnet. Bitte dort schließen.',
  'vault/full':
    'Der Datenträger ist voll. Das Letzte ist nicht gespeichert, alles davor ist sicher. Bitte Platz schaffen und noch einmal versuchen.',
  'vault/busy': 'Es wird gerade viel geschrieben. Bitte in ein paar Minuten noch einmal prüfen.',
  'vault/missing': 'Die Datei der Mappe fehlt. Bitte eine Sicherung zurückholen.',
  'rpc/interrupted':
    'Das ist nicht angekommen, weil die Verbindung unterbrochen war. Es geht wieder, sobald sie steht.',
  'records/unknown-field': 'Dieses Feld kennt die App nicht; es wurde nichts geändert.',
  'records/bad-value':
    'Dieser Wert passt nicht in das Feld; es wurde nichts geändert. Bitte die Eingabe prüfen.',
  'records/missing':
    'Diesen Eintrag gibt es nicht mehr. Vielleicht wurde er gerade endgültig gelöscht.',
  'records/not-yet-there':
    'So weit zurück gab es diesen Eintrag noch nicht. Es wurde nichts geändert.',
  'records/many': 'Das betrifft sehr viele Einträge; es wurde nichts geändert.',
  'undo/nothing':
    'Auf diesem Gerät gibt es nichts mehr zurückzunehmen. Getippter Text geht zurück, wenn die Schreibmarke in ihm steht.',
  'undo/edited':
    'Das Letzte ist seitdem weiter geändert worden und bleibt deshalb, wie es ist. Einzelnes lässt sich im Verlauf des Eintrags zurücknehmen.',
  'undo/erased':
    'Zuletzt wurde etwas endgültig gelöscht; das lässt sich nicht zurücknehmen. Was davor geschah, lässt sich im Verlauf des Eintrags zurücknehmen.',
  'redo/nothing': 'Es gibt nichts zu wiederholen.',
  'redo/newer':
    'Seit dem Zurücknehmen ist Neues eingetragen worden; deshalb lässt sich nichts mehr wiederholen.',
  'agenda/into-itself':
    'Ein TOP kann nicht unter sich selbst stehen. Die Tagesordnung ist unverändert.',
  'import/not-a-table':
    'Diese Datei ist keine Tabelle. Bitte eine Datei aus Excel, LibreOffice oder eine CSV-Datei wählen.',
  'import/unsupported-format':
    'Dieses Format kann die App nicht lesen. Bitte die Datei im Tabellenprogramm als xlsx oder csv speichern.',
  'import/encrypted-file':
    'Diese Datei ist mit einem Passwort geschützt. Bitte ohne Passwort speichern und noch einmal wählen.',
  'import/damaged-file':
    'Diese Datei ist beschädigt. Bitte im Tabellenprogramm öffnen, neu speichern und noch einmal wählen.',
  'import/too-big': 'Diese Datei ist zu groß. Bitte in mehrere Teile mit höchstens 50 MB teilen.',
  'import/empty': 'In dieser Datei steht nichts.',
  'import/unknown-sheet': 'Dieses Tabellenblatt gibt es nicht mehr. Bitte ein anderes wählen.',
  'import/gone': 'Die Liste liegt nicht mehr vor. Bitte die Datei noch einmal wählen.',
  'import/stale':
    'Seit der Vorschau hat sich bei den Mitgliedern etwas geändert. Es wurde nichts übernommen; die Vorschau ist jetzt neu.',
  'import/busy': 'Es wird schon eine Liste eingelesen. Bitte warten, bis das fertig ist.',
  other: 'Das ist nicht gelungen. Was gespeichert war, ist sicher. Bitte noch einmal versuchen.',
}
