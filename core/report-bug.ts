/** Tells the shell's log the name of what failed, never what it was about. */
export function reportBug(call: string, error: unknown): void {
  process.stderr.write(`${call}: ${error instanceof Error ? error.name : 'error'}\n`)
}
