import { IMPORT_LIMITS } from './limits.ts'
import { attribute, scanXml } from './scan-xml.ts'
import { tooBig } from './table-builder.ts'
import { Unreadable } from './unreadable.ts'
import type { Archive } from './unzip.ts'
import { partText } from './workbook.ts'

export interface XlsxWorkbook {
  sheets: { name: string; hidden: boolean; part: string }[]
  strings: string | null
  styles: string | null
  /** Whether days count from 1904, as old Excel for Mac did. */
  date1904: boolean
}

interface Relation {
  id: string
  type: string
  part: string
}

/** Finds the parts of a workbook by their relations (ECMA-376 part 2), not by their usual names. */
export function readWorkbook(archive: Archive): XlsxWorkbook {
  const root = readRelations(archive, '').find(({ type }) => type === 'officeDocument')
  const part = root?.part ?? 'xl/workbook.xml'
  if (!archive.has(part)) throw new Unreadable('import/damaged-file', { part })
  const relations = readRelations(archive, part)
  const byType = (type: string) =>
    relations.find((relation) => relation.type === type && archive.has(relation.part))?.part ?? null
  const workbook: XlsxWorkbook = {
    sheets: [],
    strings: byType('sharedStrings'),
    styles: byType('styles'),
    date1904: false,
  }
  scanXml(partText(archive, part), {
    open: (name, tag) => {
      if (name === 'workbookPr') {
        workbook.date1904 = ['1', 'true'].includes(attribute(tag, 'date1904') ?? '')
      }
      if (name !== 'sheet') return
      if (workbook.sheets.length >= IMPORT_LIMITS.sheets) throw tooBig('sheets')
      const id = attribute(tag, 'r:id') ?? attribute(tag, 'id')
      const relation = relations.find((one) => one.id === id)
      // Sheets of charts and old macros have no cells.
      if (relation && relation.type !== 'worksheet') return
      workbook.sheets.push({
        name: attribute(tag, 'name') ?? '',
        hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
        part: relation?.part ?? `xl/worksheets/sheet${workbook.sheets.length + 1}.xml`,
      })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return workbook
}

function readRelations(archive: Archive, source: string): Relation[] {
  const slash = source.lastIndexOf('/') + 1
  const folder = source.slice(0, slash)
  const part = `${folder}_rels/${source.slice(slash)}.rels`
  const relations: Relation[] = []
  if (!archive.has(part)) return relations
  scanXml(partText(archive, part), {
    open: (name, tag) => {
      if (name !== 'Relationship') return
      relations.push({
        id: attribute(tag, 'Id') ?? '',
        type: (attribute(tag, 'Type') ?? '').replace(/^.*\//s, ''),
        part: resolve(folder, attribute(tag, 'Target') ?? ''),
      })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return relations
}

/** The name of a part from a relation's target: absolute, or relative to the folder. */
function resolve(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}
