/** A QR code, held before the camera or as a picture. */
export const scan = {
  scan: 'Scan the QR code',
  close: 'Close the camera',
  image: 'Choose a picture of it',
  hold: 'Hold the QR code before the camera.',
  starting: 'Opening the camera …',
  video: 'What the camera sees',
  noInvitation: 'This QR code is no invitation.',
  noSheet: 'This QR code does not belong to a chapter sheet.',
  problems: {
    none: 'This device has no camera. A picture of the QR code will do, or paste above.',
    refused:
      'The camera is not allowed for this app. A picture of the QR code will do, or paste above.',
    busy: 'The camera could not be opened; maybe another app is using it. A picture of the QR code will do, or paste above.',
    'not-found':
      'There is no QR code to be seen in this picture. Please take one that shows all of it sharply, or paste above.',
    'no-image': 'This file is no picture that can be read.',
  },
}
