/** Ein QR-Code, vor die Kamera gehalten oder als Bild. */
export const scan = {
  scan: 'QR-Code scannen',
  close: 'Kamera schließen',
  image: 'Bild davon wählen',
  hold: 'Den QR-Code vor die Kamera halten.',
  starting: 'Die Kamera wird geöffnet …',
  video: 'Was die Kamera sieht',
  noInvitation: 'Dieser QR-Code ist keine Einladung.',
  noSheet: 'Dieser QR-Code gehört nicht zu einem Notblatt.',
  problems: {
    none: 'Dieses Gerät hat keine Kamera. Ein Bild des QR-Codes geht auch, oder oben einfügen.',
    refused:
      'Die Kamera ist für diese App nicht erlaubt. Ein Bild des QR-Codes geht auch, oder oben einfügen.',
    busy: 'Die Kamera ließ sich nicht öffnen; vielleicht benutzt sie gerade eine andere App. Ein Bild des QR-Codes geht auch, oder oben einfügen.',
    'not-found':
      'In diesem Bild ist kein QR-Code zu erkennen. Bitte eines nehmen, auf dem er ganz und scharf zu sehen ist, oder oben einfügen.',
    'no-image': 'Diese Datei ist kein Bild, das sich lesen lässt.',
  },
}
