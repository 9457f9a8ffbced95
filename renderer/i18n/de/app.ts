export const app = {
  app: {
    name: 'Vorstandsmappe',
    start: 'Start',
    settings: 'Einstellungen',
    next: 'Weiter',
    close: 'Schließen',
    switchChapter: '{chapter}: Mappe wechseln',
    moreFolders: 'Weitere Mappe …',
    sections: 'Bereiche',
    lock: 'Sperren',
    members: 'Mitglieder',
    meetings: 'Sitzungen',
    resolutions: 'Beschlüsse',
    back: 'Zurück',
    trash: 'Papierkorb',
    cancel: 'Abbrechen',
    progress: '{done} von {total}',
    notice: 'Hinweis: {text}',
    notices: 'Hinweise (F8)',
    about: 'Zu diesem Fenster',
    notFound: 'Diese Seite gibt es nicht',
    notFoundHint: 'Vielleicht ist die Adresse vertippt. Alles Gespeicherte ist da.',
    toStart: 'Zum Start',
    loading: 'Wird geladen …',
    showTyped: 'Eingabe zeigen',
    hideTyped: 'Eingabe verbergen',
    listWidth: 'Breite der Liste: {list}',
  },
  connection: {
    again:
      'Die Verbindung war kurz unterbrochen und wird gerade wiederhergestellt. Alles Gespeicherte ist sicher.',
    browserShell:
      'Die App läuft gerade im Browser. Das ist zum Ausprobieren gedacht; für den Alltag ist die Desktop-App sicherer.',
    connecting: 'Verbindung wird hergestellt …',
    lost: 'Keine Verbindung',
    gone: 'Die App läuft nicht mehr. Alles, was in diesem Fenster stand, ist gespeichert und sicher. Bitte die App noch einmal starten.',
    goneUnsaved:
      'Die App läuft nicht mehr. Was zuletzt getippt wurde, ist nicht gespeichert und steht nur noch hier im Fenster; alles andere ist sicher. Bitte den Text kopieren und die App noch einmal starten. Findet dieses Fenster sie wieder, speichert es von selbst weiter.',
    ended:
      'Die App läuft nicht mehr. Alles, was in diesem Fenster stand, ist gespeichert und sicher. Bitte die App noch einmal starten: Sie öffnet sich in einem neuen Fenster, dieses kann zu.',
    endedUnsaved:
      'Die App läuft nicht mehr. Was zuletzt getippt wurde, ist nicht gespeichert und steht nur noch hier im Fenster; alles andere ist sicher. Bitte den Text zuerst kopieren und anderswo sichern. Dann die App noch einmal starten: Sie öffnet sich in einem neuen Fenster; dort lässt sich der Text wieder einfügen.',
    copy: 'Nicht Gespeichertes kopieren',
    copied: 'Kopiert.',
    notCopied: 'Das Kopieren ging nicht. Bitte den Text unten markieren und kopieren.',
    refusedOpen:
      'Dieser Tab hat keinen Zugang mehr, weil die App inzwischen neu gestartet wurde. Was hier als gespeichert gezeigt wurde, ist sicher. Anderes bitte von hier kopieren, dann diesen Tab schließen und in dem neuen Tab der App weiterarbeiten.',
    refused:
      'Dieser Tab hat keinen Zugang zur Mappe. Ihre Adresse gilt aus Sicherheitsgründen nur einmal: Sie ist schon in einem anderen Tab offen, oder die App wurde neu gestartet. Alle Daten sind sicher. Bitte diesen Tab schließen und im anderen weiterarbeiten; ist keiner da, öffnet ein neuer Start der App einen.',
  },
  lock: {
    notLocked:
      'Die Mappe ist NICHT gesperrt. Alles Gespeicherte ist sicher. Bitte noch einmal auf „Sperren“ klicken; gelingt es wieder nicht, die App beenden, bevor jemand anderes an dieses Gerät kommt.',
    keychainOpen:
      'Die Mappe ist gesperrt und alles Gespeicherte sicher. Auf den Datenträger ließ sich aber nicht schreiben, deshalb kann sie sich beim nächsten Start ohne Passphrase öffnen. Bitte Platz schaffen, die Mappe öffnen und noch einmal sperren.',
  },
}
