import { letterTemplate } from './letter-template.ts'

/** Typst source that sets `MinutesPaper`. Words come from the data, looks from here. */
export const minutesTemplate = `${letterTemplate}${String.raw`
#let run-of(run) = {
  if run.type == "break" { return linebreak() }
  let it = text(run.text)
  if run.at("bold", default: false) { it = strong(it) }
  if run.at("italic", default: false) { it = emph(it) }
  if run.at("underline", default: false) { it = underline(offset: 1.6pt, it) }
  if run.at("strike", default: false) { it = strike(it) }
  if "link" in run { it = link(run.link, underline(offset: 1.6pt, stroke: 0.4pt + accent, it)) }
  if "address" in run { it = it + footnote({ h(0.8mm); text(hyphenate: false, run.address) }) }
  it
}
#let inline(runs) = runs.map(run-of).join()

#set list(marker: ([•], [–]), indent: 0pt, body-indent: 2.2mm)
#set enum(numbering: "1.a.i.", indent: 0pt, body-indent: 2mm)
#set footnote.entry(indent: 0pt, separator: line(length: 30mm, stroke: hairline))
#show footnote.entry: set text(size: 9pt)
#show heading: it => it.body

// Where a block was parted for the signatures' sake, the gap is that of two lines or two paragraphs.
// A bar beside the text must not be interrupted: there the gap is an inset of the first part.
#let seam-gap = (line: 0.68em, block: 1.15em)
#let seam-inset(it, otherwise) = if "goesOn" in it { seam-gap.at(it.goesOn) } else { otherwise }

#let unknown = block(width: 100%, stroke: (paint: luma(150), thickness: 0.5pt, dash: "dashed"), inset: 3mm, {
  set par(justify: false)
  text(size: 9.5pt, fill: faint, words.unknown)
})

#let text-block(it) = {
  if it.type == "paragraph" { par(inline(it.content)) }
  else if it.type == "heading" {
    let size = (12.5pt, 11.5pt, 11pt).at(calc.clamp(it.level, 1, 3) - 1)
    block(sticky: true, above: 1.25em, below: 0.7em, {
      set par(justify: false)
      text(size: size, weight: "semibold", style: if it.level == 3 { "italic" } else { "normal" }, inline(it.content))
    })
  } else if it.type == "bulletList" { list(..it.items.map(part => part.map(text-block).join())) }
  else if it.type == "orderedList" {
    enum(start: it.at("start", default: 1), ..it.items.map(part => part.map(text-block).join()))
  } else if it.type == "quote" {
    block(width: 100%, inset: (left: 4mm, top: if "continues" in it { 0mm } else { 0.7mm }, bottom: seam-inset(it, 0.7mm)),
      stroke: (left: 1.5pt + luma(175)), it.blocks.map(text-block).join(parbreak()))
  } else if it.type == "unknown" { unknown }
}

#let label-line(body) = text(size: 9pt, weight: "semibold", fill: faint, tracking: 0.04em, body)

// A motion stands beside a bar, so that its exact wording is told apart from the talk around it.
#let motion(it) = block(
  width: 100%,
  stroke: (left: 2pt + accent),
  inset: (left: 4.5mm, top: if "continues" in it { 0mm } else { 1mm }, bottom: seam-inset(it, 1mm)),
  {
    if not "continues" in it {
      block(sticky: true, below: 0.75em, {
        set par(justify: false)
        label-line(words.motion)
        if it.title != "" { linebreak(); text(weight: "semibold", it.title) }
      })
    }
    it.wording.map(text-block).join(parbreak())
    let said = ()
    if it.at("applicant", default: "") != "" { said.push(words.applicant + " " + it.applicant) }
    if it.at("resolution", default: "") != "" { said.push(words.resolution + " " + it.resolution) }
    if said.len() > 0 {
      block(above: 0.85em, text(size: 9.5pt, fill: faint, { set par(justify: false); said.join(" · ") }))
    }
  },
)

#let vote(it) = {
  let number(value) = text(size: 14pt, number-width: "tabular", if value == none { "–" } else { str(value) })
  let counts = (it.yes, it.no, it.abstention, it.invalid)
  let result = if it.result == none { text(fill: faint, words.resultOpen) } else {
    text(size: 12pt, weight: "semibold", words.result.at(it.result))
  }
  set par(justify: false)
  set text(hyphenate: false)
  block(breakable: false, width: 100%, stroke: (top: hairline, bottom: hairline), grid(
    columns: (1.35fr, 1fr, 1fr, 1.2fr, 1fr, 1.9fr),
    align: (left + bottom, right + bottom, right + bottom, right + bottom, right + bottom, right + bottom),
    inset: (x: 0mm, y: 1.6mm),
    row-gutter: -1.2mm,
    [], ..words.counts.map(it => small(it)), small(words.resultLabel),
    text(weight: "semibold", words.vote), ..counts.map(number), result,
  ))
}

#let content-block(it) = {
  if it.type == "motion" { motion(it) }
  else if it.type == "vote" { vote(it) }
  else { text-block(it) }
}

#let confidential-mark = box(
  stroke: 0.5pt + accent, radius: 1.5pt, inset: (x: 1.4mm), outset: (y: 0.8mm),
  text(size: 8.5pt, weight: "regular", words.confidential),
)

#let heading-table() = {
  set par(justify: false, leading: 0.55em)
  set text(hyphenate: true)
  let value(row) = if row.listed == 0 { row.text } else {
    let (before, after) = words.listed
    context before + str(row.listed) + after + str(locate(label("names-" + row.label)).page())
  }
  grid(
    columns: (36mm, 1fr), row-gutter: 2.3mm, column-gutter: 3mm,
    ..data.rows.map(row => (text(fill: faint, row.label), value(row))).flatten(),
  )
}

// Room for the widest number, so that all titles and texts start on one line down the page.
#let gutter-of(numbers) = {
  let widths = numbers.map(number => measure(text(weight: "semibold", number)).width)
  calc.min(calc.max(9mm, ..widths.map(width => width + 3mm)), 30mm)
}

#let section(title) = block(sticky: true, above: 8mm, below: 3.2mm, heading(level: 1, text(size: 13pt, weight: "semibold", title)))

#let agenda() = context {
  let gutter = gutter-of(data.items.map(item => item.number))
  set par(justify: false, leading: 0.55em)
  for (index, item) in data.items.enumerate() {
    let target = label("item-" + str(index))
    block(above: if index == 0 { 0mm } else { 2mm }, below: 2mm, link(target, grid(
      columns: (gutter, 1fr, 9mm), align: (left, left, right + bottom),
      item.number,
      {
        item.title
        if item.confidential { text(fill: faint, " (" + words.confidential + ")") }
        h(2mm)
        box(width: 1fr, text(fill: luma(150), repeat(gap: 1.2mm, ".")))
      },
      text(number-width: "tabular", context str(locate(target).page())),
    )))
  }
}

#let name-list(entry) = {
  block(sticky: true, above: 6mm, below: 2.4mm, [#text(weight: "semibold", entry.label + " (" + str(entry.names.len()) + ")")#label("names-" + entry.label)])
  set par(justify: false, leading: 0.5em, hanging-indent: 3mm)
  set text(size: 10pt)
  grid(columns: (1fr, 1fr, 1fr), column-gutter: 5mm, row-gutter: 2.1mm, ..entry.names.map(name => par(name)))
}

#let items() = context {
  let gutter = gutter-of(data.items.map(item => item.number))
  for (index, item) in data.items.enumerate() {
    let main = item.depth == 1
    [#block(
      width: 100%, sticky: item.keep, breakable: false, inset: (left: gutter),
      above: if main { 7mm } else { 5mm }, below: 2.8mm,
      {
        set par(justify: false)
        let size = if main { 13.5pt } else { 11.5pt }
        heading(level: 1 + item.depth, text(size: size, weight: "semibold", {
          h(-gutter); box(width: gutter, item.number + " "); item.title
        }))
        if item.confidential { h(2mm); confidential-mark }
      },
    )#label("item-" + str(index))]
    for it in item.blocks {
      let gap = if it.type in ("motion", "vote", "unknown") { 1.2em } else { 1.15em }
      let at-seam(seam) = if it.type in ("motion", "quote") { 0mm } else { seam-gap.at(seam) }
      block(
        width: 100%, inset: (left: gutter), sticky: it.at("keep", default: false),
        above: if "continues" in it { at-seam(it.continues) } else { gap },
        below: if "goesOn" in it { at-seam(it.goesOn) } else { gap },
        content-block(it),
      )
    }
  }
}

#let signatures() = block(breakable: false, width: 100%, above: 10mm, {
  set par(justify: false, leading: 0.5em)
  text(size: 10pt, words.certified)
  v(15mm)
  grid(
    columns: (1fr, 1fr), column-gutter: 14mm,
    ..data.signatures.map(it => block(width: 100%, stroke: (top: 0.5pt), inset: (top: 1.8mm), {
      if it.name != "" { text(size: 10.5pt, it.name); linebreak() }
      small(it.role)
    })),
  )
})

#letter-head
#v(7mm)
#block(below: 3.5mm, heading(level: 1, text(size: 22pt, weight: "semibold", data.heading.title)))
#{
  set par(justify: false)
  if data.heading.note != "" { block(below: 3.5mm, text(size: 10pt, data.heading.note)) }
  if data.heading.subtitle != "" { block(below: 2.5mm, text(size: 13.5pt, data.heading.subtitle)) }
  if data.heading.body != "" { block(text(size: 11.5pt, fill: faint, data.heading.body)) }
}
#v(4mm)
#block(sticky: data.items.len() == 0, heading-table())
#if data.items.len() > 0 {
  section(words.agenda)
  agenda()
}
#if data.nameLists.len() > 0 {
  section(words.attendance)
  for entry in data.nameLists { name-list(entry) }
}
#if data.items.len() > 0 {
  v(4mm)
  line(length: 100%, stroke: hairline)
  items()
} else {
  block(sticky: true, above: 8mm, text(fill: faint, words.noItems))
}
#if data.spelledOut { block(sticky: true, above: 6mm, small(words.spelledOut)) }
#signatures()
`}`
