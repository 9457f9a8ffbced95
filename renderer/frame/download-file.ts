/** Hands a file to the person: the shell asks where it goes or puts it into the downloads. */
export function downloadFile(name: string, type: string, ...parts: Uint8Array[]): void {
  const address = URL.createObjectURL(
    new Blob(
      parts.map((part) => new Uint8Array(part)),
      { type },
    ),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
