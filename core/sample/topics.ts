/** What the sample chapter talks about and resolves. All of it is invented. */
export interface Topic {
  title: string
  wording: string
}

const demands = (what: string) => `Der Ortsverein fordert ${what}`
const resolves = (what: string) => `Der Ortsverein beschließt, ${what}`

export const TOPICS: readonly Topic[] = [
  {
    title: 'Straßenbahn in den Süden verlängern',
    wording: demands(
      'die Verlängerung der Straßenbahnlinie 3 bis Musterstadt-Süd. Die Ratsfraktion wird gebeten, die Planungsmittel in den nächsten Haushalt einzubringen.',
    ),
  },
  {
    title: 'Kostenfreies Mittagessen an Grundschulen',
    wording: demands(
      'ein kostenfreies warmes Mittagessen an allen Grundschulen der Stadt. Es soll zum nächsten Schuljahr an zwei Schulen beginnen.',
    ),
  },
  {
    title: 'Sicherer Radweg an der Bahnhofstraße',
    wording: demands(
      'einen baulich getrennten Radweg an der Bahnhofstraße zwischen Rathausgasse und Uferweg.',
    ),
  },
  {
    title: 'Zuschuss für das Sommerfest',
    wording: resolves(
      'das Sommerfest mit bis zu 800 Euro aus der Ortsvereinskasse zu unterstützen.',
    ),
  },
  {
    title: 'Freibad erhalten',
    wording: demands(
      'den Erhalt des Freibads am Mühlbach und die Sanierung des Nichtschwimmerbeckens in den kommenden zwei Jahren.',
    ),
  },
  {
    title: 'Stadtbücherei auch am Samstag',
    wording: demands('die Öffnung der Stadtbücherei am Samstag von 10 bis 14 Uhr.'),
  },
  {
    title: 'Mehr geförderte Wohnungen',
    wording: demands(
      'bei neuen Bebauungsplänen einen Anteil von mindestens 40 Prozent öffentlich geförderter Wohnungen.',
    ),
  },
  {
    title: 'Beschaffung eines Infostands',
    wording: resolves('einen wetterfesten Infostand für höchstens 450 Euro anzuschaffen.'),
  },
  {
    title: 'Barrierefreie Bushaltestellen',
    wording: demands(
      'den barrierefreien Umbau aller Bushaltestellen im Stadtgebiet mit einem verbindlichen Zeitplan.',
    ),
  },
  {
    title: 'Trinkbrunnen auf dem Marktplatz',
    wording: demands('einen öffentlichen Trinkbrunnen auf dem Marktplatz.'),
  },
  {
    title: 'Jugendparlament einrichten',
    wording: demands(
      'die Einrichtung eines Jugendparlaments mit eigenem Antragsrecht im Stadtrat.',
    ),
  },
  {
    title: 'Solaranlagen auf städtischen Dächern',
    wording: demands(
      'Solaranlagen auf allen geeigneten städtischen Dächern bis zum Ende der Wahlperiode.',
    ),
  },
  {
    title: 'Klausurtagung des Vorstands',
    wording: resolves(
      'eine eintägige Klausurtagung des Vorstands durchzuführen. Die Kosten dürfen 300 Euro nicht übersteigen.',
    ),
  },
  {
    title: 'Nachtbus am Wochenende',
    wording: demands(
      'einen Nachtbus in den Nächten auf Samstag und Sonntag, der auch Beispielhausen anfährt.',
    ),
  },
  {
    title: 'Hebammenversorgung sichern',
    wording: demands(
      'von Land und Kreis ein Programm zur Sicherung der Hebammenversorgung im ländlichen Raum.',
    ),
  },
  {
    title: 'Tempo 30 vor Schulen und Kitas',
    wording: demands('durchgehend Tempo 30 vor allen Schulen und Kindertagesstätten.'),
  },
  {
    title: 'Mitgliederbrief zweimal im Jahr',
    wording: resolves(
      'zweimal im Jahr einen gedruckten Mitgliederbrief an alle Mitglieder ohne E-Mail-Adresse zu senden.',
    ),
  },
  {
    title: 'Städtepartnerschaft beleben',
    wording: demands(
      'die Wiederbelebung der Städtepartnerschaft mit einem jährlichen Jugendaustausch.',
    ),
  },
  {
    title: 'Gegen die Schließung der Postfiliale',
    wording:
      'Der Ortsverein spricht sich gegen die Schließung der Postfiliale in Beispielhausen aus und sammelt dafür Unterschriften.',
  },
  {
    title: 'Ladesäulen am Bahnhof',
    wording: demands(
      'acht öffentliche Ladesäulen am Bahnhof und zwei Stellplätze für gemeinsam genutzte Autos.',
    ),
  },
  {
    title: 'Gedenkort für die Opfer des Nationalsozialismus',
    wording: demands(
      'einen würdigen Gedenkort am Friedensplatz. Die Gestaltung soll mit den Schulen gemeinsam entwickelt werden.',
    ),
  },
  {
    title: 'Unterstützung der Tafel',
    wording: resolves('die Tafel mit einer Sammlung im Advent zu unterstützen.'),
  },
]

export const REPORTS = [
  'Aus der Ratsfraktion: Der Haushalt wird im kommenden Monat eingebracht. Strittig sind die Mittel für die Schulsanierung.',
  'Die Vorbereitung der Mitgliederversammlung läuft. Der Saal ist reserviert, die Einladungen gehen rechtzeitig hinaus.',
  'Der Stand auf dem Wochenmarkt war gut besucht. Viele Fragen betrafen die Buslinien nach Beispielhausen.',
  'Drei neue Mitglieder wurden begrüßt. Für sie gibt es im nächsten Monat einen Abend zum Kennenlernen.',
  'Der Kassenstand ist ausgeglichen. Die Beiträge des letzten Quartals sind eingegangen.',
  'Aus dem Kreisverband: Die Konferenz im Herbst befasst sich mit dem Nahverkehr. Anträge sind bis zum Monatsende möglich.',
] as const
