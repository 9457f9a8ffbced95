export const app = {
  app: { name: 'Vorstandsmappe', lock: 'Sperren', members: 'Mitglieder', back: 'Zurück' },
  connection: {
    connecting: 'Verbindung wird hergestellt …',
    refused:
      'Dieses Fenster hat keinen Zugang mehr. Die Daten sind sicher. Bitte die App neu starten.',
  },
}
