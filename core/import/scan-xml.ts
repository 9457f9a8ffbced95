import { Unreadable } from './unreadable.ts'

export interface XmlVisitor {
  /** A start tag; `name` without its namespace prefix, `tag` the raw text for `attribute`. */
  open(name: string, tag: string): void
  /** An end tag, also after a start tag that closes itself. */
  close(name: string): void
  /** Text between tags, with its entities resolved only when asked for by `decodeEntities`. */
  text(raw: string): void
}

/**
 * Walks through XML once, in linear time. Document types are refused altogether: workbooks have
 * none, and with them go external entities and entities that grow (XXE, "billion laughs").
 *
 * Not a general library and not SheetJS's reader: a sheet of 2 kB with one hyperlink over
 * A1:XFD1048576 makes that run out of memory, which a worker can report but not survive.
 */
export function scanXml(xml: string, visitor: XmlVisitor): void {
  let at = 0
  while (at < xml.length) {
    const tag = xml.indexOf('<', at)
    if (tag < 0) return
    if (tag > at) visitor.text(xml.slice(at, tag))
    const next = xml.charCodeAt(tag + 1)
    if (next === BANG) at = skipDeclaration(xml, tag, visitor)
    else if (next === QUESTION) at = after(xml, '?>', tag)
    else at = readTag(xml, tag, visitor)
  }
}

/** An attribute of a raw start tag by its local name, entities resolved; null where missing. */
export function attribute(tag: string, name: string): string | null {
  for (let at = tag.indexOf(name); at >= 0; at = tag.indexOf(name, at + 1)) {
    if (!startsName(tag.charCodeAt(at - 1))) continue
    let value = at + name.length
    while (isSpace(tag.charCodeAt(value))) value++
    if (tag[value] !== '=') continue
    value++
    while (isSpace(tag.charCodeAt(value))) value++
    const quote = tag[value]
    if (quote !== '"' && quote !== "'") continue
    const end = tag.indexOf(quote, value + 1)
    return end < 0 ? null : decodeEntities(tag.slice(value + 1, end))
  }
  return null
}

/** Resolves the five named entities and character numbers; anything else stays as it stands. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (all, ...found) => {
      const [hex, decimal, name] = found as (string | undefined)[]
      if (name) return NAMED[name.toLowerCase()] ?? all
      const code = hex ? parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const BANG = 0x21
const QUESTION = 0x3f
const SLASH = 0x2f

function skipDeclaration(xml: string, tag: number, visitor: XmlVisitor): number {
  if (xml.startsWith('<!--', tag)) return after(xml, '-->', tag + 4)
  if (xml.startsWith('<![CDATA[', tag)) {
    const end = after(xml, ']]>', tag)
    visitor.text(xml.slice(tag + 9, end - 3).replaceAll('&', '&amp;'))
    return end
  }
  throw new Unreadable('import/not-a-table')
}

function readTag(xml: string, start: number, visitor: XmlVisitor): number {
  const end = tagEnd(xml, start)
  const closing = xml.charCodeAt(start + 1) === SLASH
  const nameStart = start + (closing ? 2 : 1)
  let nameEnd = nameStart
  let prefixEnd = nameStart
  while (nameEnd < end && !endsName(xml.charCodeAt(nameEnd))) {
    if (xml[nameEnd++] === ':') prefixEnd = nameEnd
  }
  const name = xml.slice(prefixEnd, nameEnd)
  if (closing) visitor.close(name)
  else {
    visitor.open(name, xml.slice(nameEnd, end))
    if (xml.charCodeAt(end - 1) === SLASH) visitor.close(name)
  }
  return end + 1
}

/** The place of the `>` that ends a tag; one inside an attribute's quotes does not. */
function tagEnd(xml: string, start: number): number {
  let quote = 0
  for (let at = start + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at)
    if (quote) {
      if (code === quote) quote = 0
    } else if (code === 0x22 || code === 0x27) quote = code
    else if (code === 0x3e) return at
  }
  throw new Unreadable('import/damaged-file')
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  if (at < 0) throw new Unreadable('import/damaged-file')
  return at + mark.length
}

const isSpace = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d)
const startsName = (code: number) => isSpace(code) || code === 0x3a
const endsName = (code: number) => isSpace(code) || code === SLASH || code === 0x3e
