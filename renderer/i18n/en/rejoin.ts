export const rejoin = {
  hint: 'Whoever manages the folder makes it under Settings → Together and sends it.',
  ask: 'Join again',
  waiting:
    'Whoever manages the folder is asked and compares the six words. Until then one can go on working here as usual.',
  stop: 'Stop waiting',
  short: 'waits to be let in',
}
