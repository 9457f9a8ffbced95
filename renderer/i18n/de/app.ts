export const app = {
  app: {
    name: 'Vorstandsmappe',
    start: 'Start',
    settings: 'Einstellungen',
    next: 'Weiter',
    close: 'Schließen',
    switchChapter: '{chapter}: Mappe wechseln',
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
    listWidth: 'Breite der Liste: {list}',
  },
  connection: {
    again:
      'Die Verbindung war kurz unterbrochen und wird gerade wiederhergestellt. Alles Gespeicherte ist sicher.',
    browserShell:
      'Die App läuft gerade im Browser. Das ist zum Ausprobieren gedacht; für den Alltag ist die Desktop-App sicherer.',
    connecting: 'Verbindung wird hergestellt …',
    refusedOpen:
      'Dieses Fenster hat keinen Zugang mehr: Die App läuft in einem anderen weiter. Was hier als gespeichert gezeigt wurde, ist sicher; anderes bitte von hier kopieren und dann dieses Fenster schließen.',
    refused:
      'Dieses Fenster hat keinen Zugang mehr. Die Daten sind sicher. Bitte die App neu starten.',
  },
}
