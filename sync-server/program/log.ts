/**
 * The relay's log: one line of JSON for each event. Only what is listed here can be logged, and it
 * holds no address, no name and no content of anybody.
 */
export type LogEvent =
  | { event: 'listening'; url: string; port: number }
  | { event: 'stopping'; signal: string }
  | { event: 'stopped' }
  | { event: 'certificate-renewed' }
  | { event: 'failed'; error: string }

export function log(event: LogEvent): void {
  const level = event.event === 'failed' ? 'error' : 'info'
  console.error(JSON.stringify({ time: new Date().toISOString(), level, ...event }))
}

/** A failure of ours or of the disk, with its place; the messages hold no data of a space. */
export function logFailure(error: unknown): void {
  log({
    event: 'failed',
    error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
  })
}
