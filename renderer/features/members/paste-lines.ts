/** A field of one line drops the ends of lines: tags that stood below each other would be one word. */
export function pasteLines(event: ClipboardEvent): void {
  const field = event.target
  const lines = (event.clipboardData?.getData('text') ?? '').trim().split(/\s*[\r\n\t]+\s*/)
  if (lines.length < 2 || !(field instanceof HTMLInputElement)) return
  event.preventDefault()
  const { selectionStart, selectionEnd, value } = field
  field.setRangeText(lines.join(', '), selectionStart ?? 0, selectionEnd ?? value.length, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
