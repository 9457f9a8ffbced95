/**
 * The typesetting engine behind one small door, so that it can be replaced.
 *
 * Data never becomes markup: it goes in as JSON through `sys.inputs`, the template is fixed text
 * of this app. So nothing that a person typed can be run or break the compilation.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

export interface TypesetOptions {
  /** `a-2b` is the archivable form; it refuses a glyph that no font has, `1.7` does not. */
  pdfStandard: 'a-2b' | '1.7'
  /** Creation time written into the file, in seconds since 1970. The same input and time give the same bytes. */
  createdAt: number
}

export type TypesetResult =
  | { ok: true; pdf: Uint8Array }
  /** No font has a glyph for `text`, which is part of the data. */
  | { ok: false; error: { code: 'paper/missing-glyph'; text: string } }

/** No file is read: the template stands alone, and this folder does not exist anywhere. */
const NO_WORKSPACE = '/vorstandsmappe-has-no-typst-workspace'

/**
 * Sets `template` with `data`, which it finds as JSON in `sys.inputs.data`. About 20 to 150 ms of
 * blocking work. Throws when the template itself is wrong; the error quotes none of the data.
 */
export function typeset(template: string, data: unknown, options: TypesetOptions): TypesetResult {
  const compiler = NodeCompiler.create({ workspace: NO_WORKSPACE })
  try {
    const compiled = compiler.compile({
      mainFileContent: template,
      inputs: { data: JSON.stringify(data) },
    })
    const document = compiled.result
    if (!document) {
      const failure = compiled.takeError() ?? compiled.takeDiagnostics()
      throw new Error(
        `the paper template failed: ${failure ? withoutData(compiler.fetchDiagnostics(failure)) : 'no reason given'}`,
      )
    }
    return exportPdf(compiler, document, options)
  } finally {
    // The engine remembers what it has set, for the whole process: minutes must not stay there.
    compiler.evictCache(0)
  }
}

function exportPdf(
  compiler: NodeCompiler,
  document: Parameters<NodeCompiler['pdf']>[0],
  options: TypesetOptions,
): TypesetResult {
  try {
    const pdf = compiler.pdf(document, {
      pdfStandard: options.pdfStandard,
      creationTimestamp: options.createdAt,
    })
    return { ok: true, pdf: new Uint8Array(pdf) }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const quoted = /message: "the text \\"(.*?)\\" could not be displayed/su.exec(message)?.[1]
    if (quoted === undefined) throw new Error('the PDF could not be written')
    return { ok: false, error: { code: 'paper/missing-glyph', text: unescapeRust(quoted) } }
  }
}

/** Undoes the engine's debug quoting twice over: it prints a string within a string. */
function unescapeRust(quoted: string): string {
  return quoted.replace(/\\+u\{([0-9a-f]+)\}/giu, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  )
}

/** Messages without what they quote: errors are logged, minutes must not be. */
function withoutData(diagnostics: unknown[]): string {
  return diagnostics
    .map((entry) =>
      typeof entry === 'object' && entry !== null && 'message' in entry
        ? String(entry.message).replace(/["`(].*["`)]/su, '…')
        : '…',
    )
    .join('; ')
}
