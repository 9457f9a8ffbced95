/** Gemeinsam arbeiten. */
export const syncErrors = {
  'sync/unreachable':
    'Der Vermittler ist nicht zu erreichen. Alles bleibt auf diesem Gerät gespeichert und geht hinaus, sobald er wieder antwortet.',
  'sync/no-relay':
    'Unter dieser Adresse antwortet kein Vermittler der Vorstandsmappe. Bitte die Adresse prüfen.',
  'sync/certificate':
    'Der Vermittler weist sich nicht gültig aus. Es wurde nichts übertragen. Bitte an die Person wenden, die ihn betreibt.',
  'sync/address':
    'Das ist keine Adresse eines Vermittlers. Sie sieht zum Beispiel so aus: vermittler.beispiel.de',
  'sync/code-needed':
    'Dieser Vermittler nimmt eine Mappe nur mit einem Code an. Ihn gibt, wer den Vermittler betreibt.',
  'sync/code-used':
    'Dieser Code gilt nicht oder wurde schon gebraucht. Bitte prüfen oder einen neuen erfragen.',
  'sync/space-exists': 'Diese Mappe wird schon geteilt.',
  'sync/unknown-space':
    'Der Vermittler kennt diese Mappe nicht mehr. Auf den Geräten ist alles noch da. Bitte an die Person wenden, die ihn betreibt.',
  'sync/unknown-device':
    'Der Vermittler kennt dieses Gerät nicht. Auf dem Gerät ist alles noch da. Bitte eine Person fragen, die die Mappe verwaltet.',
  'sync/bad-signature':
    'Der Vermittler hat dieses Gerät nicht erkannt. Es wird von selbst wieder versucht.',
  'sync/removed':
    'Dieses Gerät gehört nicht mehr zur Mappe. Was hier steht, bleibt lesbar; Neues wird nicht mehr geteilt.',
  'sync/roster-refused':
    'Das ist nicht erlaubt, oder es hat sich inzwischen etwas geändert. Es wurde nichts geändert.',
  'sync/roster-conflict':
    'Jemand anderes war gerade schneller. Bitte noch einmal versuchen; es wurde nichts geändert.',
  'sync/entry-order':
    'Der Vermittler hat einen anderen Stand erwartet. Es wird von selbst wieder versucht.',
  'sync/not-yours': 'Das darf nur, wer die Mappe verwaltet. Es wurde nichts geändert.',
  'sync/too-large':
    'Eine Änderung ist zu groß, um geteilt zu werden. Sie bleibt auf diesem Gerät gespeichert.',
  'sync/too-many':
    'Der Vermittler hat gerade zu viel zu tun, oder es ist dort von etwas zu viel. Es wird von selbst wieder versucht.',
  'sync/quota-device':
    'Dieses Gerät hat seinen Anteil am Platz beim Vermittler aufgebraucht. Alles bleibt hier gespeichert, wird aber nicht mehr geteilt. Bitte an die Person wenden, die ihn betreibt.',
  'sync/quota-space':
    'Der Platz der Mappe beim Vermittler ist aufgebraucht. Alles bleibt hier gespeichert, wird aber nicht mehr geteilt. Bitte an die Person wenden, die ihn betreibt.',
  'sync/disk-full':
    'Der Vermittler hat keinen Platz mehr. Alles bleibt hier gespeichert und geht hinaus, sobald dort wieder Platz ist.',
  'sync/cannot-store':
    'Das Letzte ließ sich nicht ablegen. Es wird von selbst wieder versucht; auf diesem Gerät ist nichts verloren.',
  'sync/not-here': 'Das gibt es beim Vermittler nicht mehr. Bitte noch einmal nachsehen.',
  'sync/malformed':
    'Der Vermittler versteht diese App nicht. Bitte nachsehen, ob es eine neuere Version gibt.',
  'sync/newer-version':
    'Andere arbeiten mit einer neueren Version. Bitte die App aktualisieren; bis dahin bleibt alles hier gespeichert, und nichts geht verloren.',
  'sync/stopping': 'Der Vermittler wird gerade neu gestartet. Es geht gleich von selbst weiter.',
  'sync/replaced':
    'Dieses Gerät hat sich an anderer Stelle noch einmal verbunden. Es wird von selbst wieder versucht.',
  'sync/twice':
    'Diese Mappe ist anscheinend auf zwei Geräten zugleich offen, die beide als dieses Gerät gelten: Es wurde mit allem kopiert. Bitte auf dem Gerät, das die Kopie ist, „Dieses Gerät ist die Kopie“ wählen; dann zählt es als eigenes.',
  'sync/copy':
    'Der Vermittler hat von diesem Gerät mehr, als hier steht. Diese Mappe ist vermutlich ein älterer Stand, etwa aus einer Sicherung. Geteilt wird vorerst nichts. Bitte die Mappe sperren und wieder öffnen: Dann wird gefragt, was geschehen ist, und es geht weiter.',
  'sync/not-admitted':
    'Diese Mappe wurde zurückgeholt, verschoben oder kopiert und gilt den anderen als neues Gerät. Wer die Mappe verwaltet, muss es mit einer Einladung wieder hereinlassen. Bis dahin bleibt alles hier gespeichert.',
  'sync/fork':
    'Der Vermittler zeigt eine andere Liste der Geräte als die hier bekannte. Das darf nicht vorkommen. Geteilt wird vorerst nichts; bitte die anderen im Vorstand anrufen.',
  'sync/invite-invalid':
    'Das ist keine gültige Einladung. Bitte den ganzen Link einfügen, so wie er verschickt wurde.',
  'sync/invite-elsewhere':
    'Diese Einladung gehört zu einer anderen Mappe. Gebraucht wird eine zu dieser.',
  'sync/already-here':
    'Diese Mappe ist schon auf diesem Gerät und steht bei den anderen Mappen. Es wurde nichts geändert.',
  'sync/invite-expired':
    'Diese Einladung gilt nicht mehr: Sie ist abgelaufen oder wurde zurückgezogen. Bitte um eine neue bitten und hier noch einmal beginnen.',
  'sync/invite-used':
    'Mit dieser Einladung ist schon jemand dazugekommen. Jede gilt nur einmal; bitte um eine neue bitten.',
  'sync/invite-revoked':
    'Diese Einladung wurde zurückgezogen. Bitte bei der Person nachfragen, die sie verschickt hat.',
}

/** Was mehrere gleichzeitig in ein Feld geschrieben haben. */
export const concurrent = {
  title: 'Gleichzeitig geändert',
  own: '{field}: Hier steht „{current}“. Zur gleichen Zeit wurde an diesem Gerät „{lost}“ geschrieben.',
  other: '{field}: Hier steht „{current}“. Zur gleichen Zeit schrieb {person} „{lost}“.',
  nothing: 'nichts',
  take: '„{lost}“ nehmen',
  keep: 'So lassen',
}

export const sync = {
  title: 'Gemeinsam',
  intro:
    'Mehrere Geräte eines Vorstands führen dieselbe Mappe. Ein Vermittler reicht Verschlüsseltes weiter; lesen kann er nichts.',
  local: 'Diese Mappe gibt es nur auf diesem Gerät.',
  begin: 'Mit anderen teilen …',
  address: 'Adresse des Vermittlers',
  addressHint: 'Zum Beispiel vermittler.beispiel.de. Sie kommt von der Person, die ihn betreibt.',
  code: 'Code des Vermittlers',
  codeHint: 'Nur wo einer verlangt wird.',
  test: 'Prüfen',
  tested: 'Dort antwortet ein Vermittler.',
  share: 'Mappe teilen',
  shared: 'Geteilt über {relay}.',
  phase: {
    connecting: 'Verbindung wird aufgebaut …',
    'catching-up': 'Der Stand der anderen wird geholt …',
    online: 'Alles ist geteilt.',
    offline: 'Nicht verbunden seit {since}.',
  },
  clockAhead:
    'Die Uhr dieses Geräts geht {count} Minute vor. Bitte richtig stellen: Sonst steht im Verlauf die falsche Zeit. | Die Uhr dieses Geräts geht {count} Minuten vor. Bitte richtig stellen: Sonst steht im Verlauf die falsche Zeit.',
  clockBehind:
    'Die Uhr dieses Geräts geht {count} Minute nach. Bitte richtig stellen: Sonst steht im Verlauf die falsche Zeit. | Die Uhr dieses Geräts geht {count} Minuten nach. Bitte richtig stellen: Sonst steht im Verlauf die falsche Zeit.',
  holdsErased:
    'Beim Vermittler liegt noch verschlüsselt, was gelöscht wurde. Es verschwindet, sobald ein zweites Gerät des Vorstands verbunden war.',
  unshared: 'Eine Änderung ist noch nicht geteilt. | {count} Änderungen sind noch nicht geteilt.',
  short: {
    connecting: 'verbindet …',
    'catching-up': 'holt den Stand …',
    online: 'alles geteilt',
    unshared: '{count} noch nicht geteilt',
    offline: 'nicht verbunden',
    problem: 'Hinweis',
    file: 'Datei: {done} von {total} MB',
  },
  files: {
    bringing: 'Datei wird geteilt: {done} von {total} MB.',
    'quota-device':
      'Eine Datei ist noch nicht geteilt, weil dieses Gerät seinen Anteil am Platz beim Vermittler aufgebraucht hat. Auf diesem Gerät ist sie gespeichert. Wer den Vermittler betreibt, kann der Mappe mehr Platz geben; dann geht es von selbst weiter.',
    'quota-space':
      'Eine Datei ist noch nicht geteilt, weil der Platz der Mappe beim Vermittler nicht reicht. Auf diesem Gerät ist sie gespeichert. Wer den Vermittler betreibt, kann der Mappe mehr Platz geben; dann geht es von selbst weiter.',
    'disk-full':
      'Eine Datei ist noch nicht geteilt, weil der Vermittler keinen Platz mehr hat. Auf diesem Gerät ist sie gespeichert. Sobald dort wieder Platz ist, geht es von selbst weiter.',
    'not-here':
      'Eine Datei fehlt hier noch: Das Gerät, das sie hat, hat sie noch nicht geteilt. Sie kommt von selbst, sobald es verbunden war.',
    altered:
      'Der Vermittler hat statt einer Datei etwas anderes geliefert. Übernommen wurde davon nichts. Es wird von selbst wieder versucht; bitte auch die Person fragen, die ihn betreibt.',
    damaged:
      'Eine Datei wurde fehlerhaft geteilt und lässt sich nicht holen. Bitte die Person fragen, die sie hinzugefügt hat.',
    full: 'Auf diesem Gerät ist kein Platz für eine Datei, die geholt werden soll. Bitte Platz schaffen; dann geht es von selbst weiter.',
    other: 'Eine Datei ließ sich noch nicht übertragen. Es wird von selbst wieder versucht.',
  },
  again: 'Jetzt verbinden',
  offlineFor:
    'Einladen, entfernen, Rollen vergeben und ein neues Notblatt machen: das geht wieder, sobald die Verbindung steht.',
  notices: {
    title: 'Zu beachten',
    dismiss: 'Gelesen',
    'relay-restored':
      'Der Vermittler hatte am {when} weniger als vorher, vermutlich nach einer Wiederherstellung. Die Geräte haben ihm das Fehlende wieder gegeben; verloren ist nichts.',
    'held-back':
      'Der Vermittler gibt etwas nicht weiter, das ein anderes Gerät hat ({who}). Bitte die Person fragen, die ihn betreibt, und bis dahin Wichtiges auch auf anderem Weg abgleichen.',
    equivocation:
      'Von {who} gibt es zwei verschiedene Fassungen derselben Änderung. Entweder ist der Vermittler nicht in Ordnung, oder es gibt eine Kopie dieses Geräts. Bitte dort anrufen.',
    snapshot:
      'Die Zusammenfassung, die {who} für den Vermittler gemacht hat, stimmt nicht mit dem Stand auf diesem Gerät überein. Sie wird nicht verwendet, und nichts wurde gelöscht. Bitte dort anrufen und die Mitglieder und Sitzungen vergleichen.',
    fork: 'Der Vermittler zeigt verschiedenen Geräten verschiedene Listen der Geräte. Das darf nicht vorkommen. Bitte die anderen im Vorstand anrufen.',
    refused:
      'Eine Änderung von {who} ließ sich nicht prüfen und wurde nicht übernommen. Alles davor ist da. Bitte dort nachfragen.',
    file: 'Der Vermittler hat am {when} statt einer Datei etwas anderes geliefert. Übernommen wurde davon nichts. Bitte die Person fragen, die ihn betreibt.',
    'sheet-used':
      '{who} kam am {when} mit dem Notblatt der Gliederung dazu und verwaltet die Mappe. War das nicht abgesprochen, das Gerät bitte sofort entfernen.',
    'appoint-proposed':
      'Es ist vorgeschlagen, dass {device} die Mappe verwaltet. Unten unter „Vorschläge im Vorstand“ steht, wer zugestimmt hat.',
    'remove-proposed':
      'Es ist vorgeschlagen, {device} zu entfernen. Unten unter „Vorschläge im Vorstand“ steht, wer zugestimmt hat.',
    'withdraw-proposed':
      'Es ist vorgeschlagen, {device} doch nicht zu entfernen. Unten unter „Vorschläge im Vorstand“ steht, wer zugestimmt hat.',
    'board-appointed': 'Der Vorstand hat bestimmt, dass {device} die Mappe verwaltet, am {when}.',
    'removal-announced':
      'Der Vorstand hat angekündigt, {device} am {when} zu entfernen. Bis dahin kann er es mit Mehrheit zurücknehmen.',
    'removal-withdrawn': 'Der Vorstand hat am {when} zurückgenommen, dass {device} entfernt wird.',
    'board-removed': 'Der Vorstand hat {device} am {when} entfernt, wie angekündigt.',
    isCopy: 'Dieses Gerät ist die Kopie',
    twice:
      'Dieses Gerät war am {when} mehrmals an zwei Stellen zugleich verbunden; vermutlich gibt es eine Kopie davon. Bitte auf dem Gerät, das die Kopie ist, „Dieses Gerät ist die Kopie“ wählen; dann zählt es als eigenes.',
    'relay-moved':
      '{who} hat die Mappe am {when} zu {relay} verlegt. Dieses Gerät ist mitgegangen. Ein gedrucktes Notblatt und offene Einladungen nennen noch die frühere Adresse; wer die Mappe verwaltet, macht beides bitte neu.',
    nobody: 'unbekanntes Gerät',
  },
  devices: 'Geräte',
  own: 'dieses Gerät',
  ownName: 'Name dieses Geräts',
  here: 'gerade verbunden',
  heard: 'zuletzt verbunden: {when}',
  roles: { admin: 'verwaltet die Mappe', member: 'Vorstand', auditor: 'liest nur' },
  role: 'Rolle',
  remove: 'Entfernen …',
  removeTitle: '{name} entfernen?',
  removeIntro:
    'Das Gerät bekommt nichts Neues mehr, und alle anderen erhalten neue Schlüssel. Was schon darauf steht, bleibt dort lesbar.',
  removeDo: 'Gerät entfernen',
  invite: 'Jemanden einladen …',
  inviteIntro:
    'Der Link gilt {hours} Stunden und für eine Person. Bitte so verschicken, dass ihn nur diese Person bekommt.',
  inviteMake: 'Einladung erzeugen',
  link: 'Einladung',
  qrCode: 'Die Einladung als QR-Code',
  copy: 'Kopieren',
  copied: 'kopiert',
  openInvites: 'Offene Einladungen',
  until: 'gilt bis {when}',
  namesFormerRelay: 'Nennt die frühere Adresse: bitte zurückziehen und neu einladen.',
  revoke: 'Zurückziehen',
  asking: '{person} möchte dazukommen | {person} möchten dazukommen',
  compareWords: 'Wörter vergleichen',
  askingIntro:
    'Bitte {person} anrufen oder ansehen und diese Wörter vergleichen. Nur wenn auf beiden Geräten dieselben stehen, ist es das richtige Gerät.',
  askingReturns:
    'Dieses Gerät gehörte schon dazu und kommt nach einer Sicherung, einem Umzug oder einer Kopie wieder. Das bisherige wird dabei entfernt.',
  askingDevice: 'Gerät: {device}',
  approve: 'Die Wörter stimmen, dazunehmen',
  refuse: 'Ablehnen',
  join: {
    begin: 'Zu einer Mappe dazukommen',
    title: 'Zu einer Mappe dazukommen',
    intro:
      'Dafür braucht es die Einladung einer Person, die die Mappe schon hat: einen Link, der nur einmal gilt.',
    link: 'Einladung',
    linkHint: 'Den ganzen Link hier einfügen.',
    device: 'Name dieses Geräts',
    deviceHint: 'So erscheint es bei den anderen, zum Beispiel „Laptop Anna“.',
    deviceMissing: 'Bitte dem Gerät einen Namen geben.',
    linkMissing: 'Bitte die Einladung einfügen.',
    waitTitle: 'Gleich geht es los',
    waitIntro:
      'Die Person, von der die Einladung kommt, sieht jetzt diese sechs Wörter. Bitte am Telefon oder nebeneinander vergleichen; dann nimmt sie dieses Gerät dazu.',
    asking: 'Die Anfrage wird gestellt …',
    merging: 'Die Mappe wird geholt …',
    stop: 'Nicht mehr dazukommen',
    words: 'Wörter zum Vergleichen',
    unnamed: 'Mappe, zu der dieses Gerät dazukommt',
  },
}
