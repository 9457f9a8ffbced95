/** Eine Mappe verlassen, ein Gerät verlieren, ein Amt übergeben. */
export const leavingErrors = {
  'sync/not-left': 'Dieses Gerät gehört noch zur Mappe. Bitte sie zuerst verlassen.',
}

export const leaving = {
  heading: 'Mappe verlassen',
  hint: 'Dieses Gerät gehört dann nicht mehr dazu; die anderen arbeiten unter neuen Schlüsseln weiter.',
  lastAdmin:
    'Noch nicht möglich: Nur dieses Gerät verwaltet die Mappe. Bitte oben zuerst einem anderen diese Rolle geben.',
  begin: 'Mappe verlassen …',
  title: 'Diese Mappe verlassen?',
  intro:
    'Alles bis jetzt Geschriebene bleibt bei den anderen. Dieses Gerät bekommt nichts Neues mehr; zurück führt nur eine Einladung.',
  copy: 'Was wird aus dem, was auf diesem Gerät steht?',
  forget: 'Von diesem Gerät löschen',
  forgetHint:
    'Der richtige Weg für alle, die nicht mehr im Vorstand sind: Mitgliederdaten gehören dann nicht mehr hierher. Auch die Sicherungen auf diesem Gerät werden gelöscht; Kopien auf anderen Datenträgern bitte selbst entfernen.',
  forgetAsk: 'Mappe von diesem Gerät löschen?',
  forgetWarning:
    'Das lässt sich nicht zurücknehmen. Was hier nach dem Ausscheiden geschrieben wurde, gibt es nirgends sonst.',
  forgetDo: 'Endgültig löschen',
  keep: 'Als eigene Mappe behalten',
  keepHint:
    'Der jetzige Stand bleibt hier lesbar und änderbar und wird mit niemandem mehr geteilt. Nur wer ihn weiter braucht und behalten darf.',
  do: 'Mappe verlassen',
  kept: 'Diese Mappe gibt es jetzt nur noch auf diesem Gerät.',
  decide: 'Entscheiden, was damit geschieht',
  out: 'Dieses Gerät gehört nicht mehr zur Mappe. Was mit dem geschehen soll, was hier noch steht:',
}

export const lost = {
  begin: 'Gerät verloren oder gestohlen …',
  callAdmin:
    'Gerät verloren oder gestohlen? Bitte gleich eine Person anrufen, die die Mappe verwaltet: {admins}.',
  title: 'Welches Gerät ist weg?',
  intro:
    'Es wird sofort ausgeschlossen und bekommt nichts Neues mehr; alle anderen erhalten neue Schlüssel.',
  which: 'Verlorenes Gerät',
  do: 'Sofort ausschließen',
  doneTitle: '{name} ist ausgeschlossen',
  readable:
    'Was bis jetzt auf dem Gerät stand, steht noch dort, aber verschlüsselt: Lesen kann es nur, wer die Passphrase hat, oder wer es bekam, während die Mappe geöffnet war.',
  next: 'Was als Nächstes zu tun ist',
  steps: {
    police: 'Diebstahl bei der Polizei anzeigen und das Aktenzeichen aufheben.',
    passphrase:
      'War die Passphrase beim Gerät notiert oder gilt sie auch anderswo: dort überall eine andere setzen.',
    sheet: 'Lag das Notblatt der Gliederung beim Gerät: hier gleich ein neues machen.',
    report:
      'Konnte jemand hineinsehen: Datenschutzbeauftragte Person anrufen. Eine Meldung an die Aufsicht muss binnen 72 Stunden hinaus (Art. 33 DSGVO).',
    back: 'Taucht das Gerät wieder auf oder gibt es ein neues: neu einladen.',
  },
}

export const handover = {
  title: 'Amtsübergabe',
  hint: 'Nach einer Neuwahl in einem Zug: wer geht, wer verwaltet, welche Zugänge enden.',
  begin: 'Zur Amtsübergabe',
  intro:
    'Jeder Schritt wirkt sofort. Die Seite lässt sich jederzeit verlassen und später hier fortsetzen.',
  local: 'Diese Mappe wird mit niemandem geteilt. Zu übergeben ist hier nichts.',
  notYours: 'Eine Amtsübergabe macht, wer die Mappe verwaltet.',
  offline: 'Gerade nicht verbunden. Sobald der Vermittler antwortet, geht es hier weiter.',
  progress: 'Schritt {step} von {count}: {title}',
  steps: {
    people: 'Wer geht?',
    roles: 'Wer kommt, wer verwaltet?',
    access: 'Notblatt und Zugänge',
    summary: 'Zusammenfassung',
  },
  people: {
    intro:
      'Bitte die Geräte aller ankreuzen, die nicht mehr im Vorstand sind. Sie werden zusammen entfernt und bekommen nichts Neues mehr.',
    own: 'Dieses Gerät verlässt die Mappe zuletzt, unter „Einstellungen“.',
    none: 'Außer diesem gehört kein Gerät zur Mappe.',
    remove: 'Kein Gerät entfernen | Ein Gerät entfernen | {count} Geräte entfernen',
    removed: 'Entfernt. Alle anderen haben neue Schlüssel.',
  },
  roles: {
    intro:
      'Mindestens zwei Personen sollten die Mappe verwalten, damit niemand allein alles in der Hand hat. Neue werden hier eingeladen.',
    few: 'Noch verwaltet nur ein Gerät die Mappe.',
  },
  access: {
    sheet:
      'Wer geht, kannte vielleicht das Notblatt und den Ort, an dem es liegt. Ein neues Blatt macht das alte wertlos.',
    invites: 'Offene Einladungen',
    noInvites: 'Es ist keine Einladung offen.',
    openInvites: 'Eine Einladung ist noch offen. | {count} Einladungen sind noch offen.',
    revokeAll: 'Alle zurückziehen',
    relay: 'Vermittler',
    relayNote:
      'Die Mappe läuft über {relay}. Bitte klären, wer ihn künftig betreibt und bezahlt und wer die Zugangsdaten dazu hat.',
    passphrases: 'Passphrasen',
    passphrasesNote:
      'Kannte jemand, der geht, die Passphrase eines Geräts, das bleibt: dort unter „Einstellungen“ alles neu verschlüsseln.',
  },
  summary: {
    intro: 'Das ist seit {when} geschehen.',
    removed: 'Entfernt',
    added: 'Dazugekommen',
    roles: 'Neue Rollen',
    present: 'Zur Mappe gehören jetzt',
    sheet: 'Notblatt',
    sheetNew: 'Es gibt ein neues; das alte öffnet nichts mehr.',
    sheetOld: 'Das bisherige gilt weiter.',
    sheetNone: 'Es gibt keines.',
    revoked: 'Einladungen',
    revokedCount:
      'Keine wurde zurückgezogen. | Eine wurde zurückgezogen. | {count} wurden zurückgezogen.',
    relay: 'Vermittler',
    none: 'keine',
    print: 'Drucken',
    end: 'Amtsübergabe abschließen',
    ended: 'Die Amtsübergabe ist abgeschlossen.',
  },
}
