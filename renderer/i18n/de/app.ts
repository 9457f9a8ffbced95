export const app = {
  app: {
    name: 'Vorstandsmappe',
    sections: 'Bereiche',
    lock: 'Sperren',
    members: 'Mitglieder',
    meetings: 'Sitzungen',
    resolutions: 'Beschlüsse',
    back: 'Zurück',
    trash: 'Papierkorb',
    cancel: 'Abbrechen',
    loading: 'Wird geladen …',
  },
  connection: {
    connecting: 'Verbindung wird hergestellt …',
    refused:
      'Dieses Fenster hat keinen Zugang mehr. Die Daten sind sicher. Bitte die App neu starten.',
  },
}
