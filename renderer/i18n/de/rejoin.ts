export const rejoin = {
  hint: 'Wer die Mappe verwaltet, erzeugt sie unter Einstellungen → Gemeinsam und schickt sie zu.',
  ask: 'Wieder dazukommen',
  waiting:
    'Wer die Mappe verwaltet, wird gefragt und vergleicht die sechs Wörter. Bis dahin lässt sich hier wie gewohnt weiterarbeiten.',
  stop: 'Nicht mehr warten',
  short: 'wartet auf Einlass',
}
