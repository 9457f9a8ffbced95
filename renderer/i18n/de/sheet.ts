/** Das Notblatt der Gliederung. */
export const sheetErrors = {
  'sync/sheet-mistyped':
    'Das stimmt nicht mit einem Notblatt überein: Irgendwo ist eine Ziffer anders oder vertauscht. Bitte Gruppe für Gruppe vergleichen.',
  'sync/sheet-outdated':
    'Dieses Notblatt gilt nicht mehr. Es wurde schon benutzt, oder inzwischen gibt es ein neueres. Es wurde nichts geändert.',
  'sync/sheet-unknown':
    'Dieser Vermittler kennt die Mappe des Notblatts nicht. Bitte die Adresse mit dem Blatt vergleichen; ist die Mappe umgezogen, gilt die neue Adresse.',
  'sync/sheet-unreachable':
    'Der Vermittler ist gerade nicht zu erreichen. Bitte die Adresse und die Verbindung ins Internet prüfen; das Notblatt ist dadurch nicht verbraucht.',
}

export const sheet = {
  title: 'Notblatt der Gliederung',
  none: 'Noch kein Notblatt: Ohne dieses Blatt ist alles verloren, wenn kein Gerät mehr da ist.',
  used: 'Verbraucht: Damit kam {person} am {when} dazu. Das Blatt öffnet nichts mehr; bitte ein neues machen und das alte vernichten.',
  made: 'Notblatt vom {made} ({person}), zuletzt geprüft am {checked}.',
  unchecked: 'Notblatt vom {made} ({person}), seither nicht geprüft.',
  due: 'Das ist mehr als ein halbes Jahr her. Bitte das Blatt holen und prüfen.',
  namesFormerRelay:
    'Auf dem Blatt steht noch die frühere Adresse des Vermittlers. Bitte ein neues machen und das alte vernichten.',
  make: 'Notblatt machen …',
  replace: 'Neues Notblatt machen …',
  check: 'Notblatt prüfen …',
  intro:
    'Gezeigt wird das Blatt nur jetzt. Bitte ausdrucken oder abschreiben; es gilt erst, wenn danach drei Gruppen davon eingegeben sind.',
  introReplace:
    'Das bisherige Blatt gilt, bis das neue bestätigt ist; danach öffnet es nichts mehr und gehört vernichtet.',
  what: 'Holt die ganze Mappe auf ein neues Gerät zurück, wenn kein Gerät des Vorstands mehr da ist.',
  where:
    'Aufbewahren bei den Unterlagen der Gliederung, am besten im Safe oder bei einer Person außerhalb des Vorstands. Nicht neben den Laptop legen, nicht fotografieren.',
  danger: 'Wer dieses Blatt hat, kommt in die Mappe.',
  how: 'So geht es: Vorstandsmappe auf dem neuen Gerät starten, „Mit dem Notblatt der Gliederung zurückholen“ wählen und die Ziffern eingeben. Das Blatt gilt einmal.',
  notThat:
    'Das ist nicht der Wiederherstellungscode eines Geräts: Der hat Buchstaben und öffnet nur dieses eine Gerät.',
  relay: 'Adresse des Vermittlers',
  qrCode: 'Das Notblatt als QR-Code',
  print: 'Drucken',
  written: 'Gedruckt, weiter',
  askBack: 'Zur Probe bitte drei Gruppen vom Notblatt eingeben. Erst danach gilt es.',
  group: 'Gruppe {group}',
  groupMissing: 'Bitte die Gruppe eingeben.',
  again: 'Blatt noch einmal zeigen',
  confirm: 'Notblatt gilt ab jetzt',
  confirmed: 'Das neue Notblatt gilt. Bitte jetzt dorthin legen, wo es aufbewahrt wird.',
  field: 'Ziffern vom Notblatt',
  fieldHint: '16 Gruppen mit je fünf Ziffern; {count} von {total} Ziffern sind da.',
  missing: 'Bitte die Ziffern vom Notblatt eingeben.',
  typoCount: 'Das Notblatt hat {total} Ziffern, hier stehen {count}. Bitte vergleichen.',
  typoGroup:
    'Gruppe {group} kann so nicht stimmen: Jede hat fünf Ziffern und ist höchstens 65535. Bitte mit dem Blatt vergleichen.',
  checkIntro:
    'Zweimal im Jahr: das Notblatt dort holen, wo es liegt, und die Ziffern eingeben. So ist sicher, dass es noch da ist und im Ernstfall gilt.',
  checkDo: 'Prüfen',
  results: {
    'in-force':
      'Das ist das Notblatt, das gilt. Die Prüfung ist vermerkt. Bitte das Blatt wieder zurücklegen.',
    outdated:
      'Das ist ein früheres Notblatt dieser Gliederung. Es öffnet nichts mehr und gehört vernichtet. Bitte nach dem neueren suchen oder ein neues machen.',
    'other-chapter':
      'Das ist ein Notblatt, aber von einer anderen Gliederung. Bitte nach dem richtigen suchen.',
  },
  remind: {
    none: 'Für diese Mappe gibt es noch kein Notblatt. Ohne dieses Blatt ist alles verloren, wenn kein Gerät mehr da ist.',
    used: 'Das Notblatt ist verbraucht: Damit kam {person} am {when} dazu. Bitte gleich ein neues machen, und Geräte entfernen, die es nicht mehr gibt.',
    due: 'Das Notblatt der Gliederung hat seit {when} niemand mehr in der Hand gehabt. Liegt es noch an seinem Platz?',
    namesFormerRelay:
      'Die Mappe ist umgezogen, und auf dem Notblatt der Gliederung steht noch die frühere Adresse. Bitte ein neues machen.',
    make: 'Notblatt machen',
    check: 'Notblatt prüfen',
  },
  return: {
    begin: 'Mit dem Notblatt der Gliederung zurückholen',
    title: 'Mit dem Notblatt zurückholen',
    intro:
      'Für den Fall, dass kein Gerät mehr da ist. Gibt es noch eines, ist eine Einladung von dort der bessere Weg: Das Notblatt gilt nur einmal.',
    relayHint: 'Steht auf dem Notblatt unter den Ziffern.',
    relayMissing: 'Bitte die Adresse vom Notblatt eingeben.',
    waitTitle: 'Die Mappe wird zurückgeholt',
    waiting: 'Das Notblatt wird vorgelegt …',
    stop: 'Abbrechen und neu beginnen',
  },
}
