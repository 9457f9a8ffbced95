/**
 * Strict canonical binary: one value has one encoding, and bytes that are not exactly that encoding
 * are refused. A codec is written once and goes both ways, so that neither can drift.
 *
 * | name | encoding |
 * |---|---|
 * | `uint` | unsigned LEB128 in its shortest form, at most 2⁵³ − 1 |
 * | `fixed(n)` | n bytes |
 * | `bytes(max)` | `uint` length, then that many bytes |
 * | `text(max)` | as `bytes`, valid UTF-8; `max` counts bytes |
 * | `list(item)` | `uint` count, then the items |
 * | `optional(item)` | byte 0, or byte 1 and the item |
 * | `oneOf` | one byte |
 * | `struct` | its fields in their order, nothing between |
 * | `choice` | one byte that says which, then its struct |
 *
 * An own codec, not CBOR: decision 14.
 */
import { decodeUtf8, encodeUtf8 } from 'lib0/string'
import { fine, refuse, type Checked } from '../checked.ts'
import { createReader, Malformed, type Reader } from './reader.ts'
import { createWriter, type Writer } from './writer.ts'

export interface Codec<Value> {
  /** The fewest bytes that a value takes: a list cannot hold more items than fit into what is left. */
  least: number
  /** @throws {Malformed} for a value that has no encoding, which is a bug */
  write(writer: Writer, value: Value): void
  /** @throws {Malformed} */
  read(reader: Reader): Value
}

export type ValueOf<Some> = Some extends Codec<infer Value> ? Value : never

export function encode<Value>(codec: Codec<Value>, value: Value): Uint8Array {
  const writer = createWriter()
  codec.write(writer, value)
  return writer.bytes()
}

/** `newer` where only a version or a kind is unknown: an app of another day may read it. */
export type Unreadable = 'malformed' | 'newer'

/** Refuses anything but the one encoding of a value. */
export function decode<Value>(codec: Codec<Value>, data: Uint8Array): Checked<Value, Unreadable> {
  const reader = createReader(data)
  try {
    const value = codec.read(reader)
    return reader.left() === 0 ? fine(value) : refuse('malformed')
  } catch (error) {
    if (error instanceof Malformed) return refuse(error.isNewer ? 'newer' : 'malformed')
    throw error
  }
}

/** Reads a value that others follow. @returns it and how many bytes it took; `null` when it is none */
export function decodeFront<Value>(
  codec: Codec<Value>,
  data: Uint8Array,
): { value: Value; length: number } | null {
  const reader = createReader(data)
  try {
    return { value: codec.read(reader), length: data.length - reader.left() }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

export function uint(max = Number.MAX_SAFE_INTEGER): Codec<number> {
  return {
    least: 1,
    write(writer, value) {
      if (!Number.isSafeInteger(value) || value < 0 || value > max) throw new Malformed('no uint')
      writer.uint(value)
    },
    read: (reader) => reader.uint(max),
  }
}

export function fixed(length: number): Codec<Uint8Array> {
  return {
    least: length,
    write(writer, value) {
      if (value.length !== length) throw new Malformed('wrong length')
      writer.put(value)
    },
    read: (reader) => reader.take(length),
  }
}

export function bytes(max: number): Codec<Uint8Array> {
  return {
    least: 1,
    write(writer, value) {
      if (value.length > max) throw new Malformed('too long')
      writer.uint(value.length)
      writer.put(value)
    },
    read: (reader) => reader.take(reader.uint(max)),
  }
}

/** @param max bytes of UTF-8 */
export function text(max: number): Codec<string> {
  const content = bytes(max)
  return {
    least: 1,
    write(writer, value) {
      if (/\p{Surrogate}/u.test(value)) throw new Malformed('half a character')
      content.write(writer, encodeUtf8(value))
    },
    read(reader) {
      const data = content.read(reader)
      try {
        return decodeUtf8(data)
      } catch {
        // The decoder throws for every byte that is out of place, and keeps a mark of byte order.
        throw new Malformed('no UTF-8')
      }
    },
  }
}

export function list<Item>(item: Codec<Item>, max: number): Codec<Item[]> {
  return {
    least: 1,
    write(writer, items) {
      if (items.length > max) throw new Malformed('too many')
      writer.uint(items.length)
      for (const each of items) item.write(writer, each)
    },
    read(reader) {
      const count = reader.uint(max)
      if (count * item.least > reader.left()) throw new Malformed('too short')
      return Array.from({ length: count }, () => item.read(reader))
    },
  }
}

/** A list without repetition, in the order of its keys: a set or a map with one encoding. */
export function sorted<Item>(
  item: Codec<Item>,
  max: number,
  compare: (a: Item, b: Item) => number,
): Codec<Item[]> {
  const items = list(item, max)
  const check = (all: readonly Item[]) => {
    for (const [index, each] of all.entries()) {
      const before = all[index - 1]
      if (before !== undefined && compare(before, each) >= 0) throw new Malformed('not in order')
    }
  }
  return {
    least: items.least,
    write(writer, all) {
      check(all)
      items.write(writer, all)
    },
    read(reader) {
      const all = items.read(reader)
      check(all)
      return all
    },
  }
}

export function optional<Value>(value: Codec<Value>): Codec<Value | null> {
  return {
    least: 1,
    write(writer, some) {
      writer.byte(some === null ? 0 : 1)
      if (some !== null) value.write(writer, some)
    },
    read(reader) {
      const is = reader.byte()
      if (is > 1) throw new Malformed('neither there nor not')
      return is === 1 ? value.read(reader) : null
    },
  }
}

/** One of a few names, as one byte: its place among them. */
export function oneOf<const Name extends string>(names: readonly Name[]): Codec<Name> {
  return {
    least: 1,
    write(writer, name) {
      if (!names.includes(name)) throw new Malformed('of no known name')
      writer.byte(names.indexOf(name))
    },
    read(reader) {
      const name = names[reader.byte()]
      if (name === undefined) throw new Malformed('of no known name', true)
      return name
    },
  }
}

type Fields<Shape> = { [Name in keyof Shape]: Codec<Shape[Name]> }

/** Fields in the order in which they are written down here. */
export function struct<Shape extends object>(fields: Fields<Shape>): Codec<Shape> {
  const entries = Object.entries(fields) as [keyof Shape, Codec<unknown>][]
  return {
    least: entries.reduce((sum, [, { least }]) => sum + least, 0),
    write(writer, value) {
      for (const [name, codec] of entries) codec.write(writer, value[name])
    },
    read: (reader) =>
      Object.fromEntries(entries.map(([name, codec]) => [name, codec.read(reader)])) as Shape,
  }
}

type Cases = Record<string, [tag: number, codec: Codec<object>]>
type OneOf<Some extends Cases> = {
  [Type in keyof Some]: { type: Type } & ValueOf<Some[Type][1]>
}[keyof Some]

/** One of several structs; its `type` is a byte. */
export function choice<Some extends Cases>(cases: Some): Codec<OneOf<Some>> {
  const byTag = new Map(Object.entries(cases).map(([type, [tag, codec]]) => [tag, { type, codec }]))
  return {
    least: 1 + Math.min(...Object.values(cases).map(([, { least }]) => least)),
    write(writer, value) {
      const found = cases[value.type]
      if (!found) throw new Malformed('of no kind')
      writer.byte(found[0])
      found[1].write(writer, value)
    },
    read(reader) {
      const found = byTag.get(reader.byte())
      if (!found) throw new Malformed('of no known kind', true)
      return { type: found.type, ...found.codec.read(reader) } as OneOf<Some>
    },
  }
}

/** A number that must be this one: versions, and what may be used later. */
export function exactly<Value extends number>(value: Value): Codec<Value> {
  return {
    least: 1,
    write: (writer) => {
      writer.byte(value)
    },
    read(reader) {
      const read = reader.byte()
      if (read !== value) throw new Malformed('another version', read > value)
      return value
    },
  }
}
