/**
 * The chapter's letter: sheet, margins, fold marks (DIN 5008, form A: 87 and 192 mm), letter head,
 * running head and foot. Typst source; it expects `sys.inputs.data` as JSON with `language`,
 * `title`, `author`, `accent`, `chapter`, `address`, `running.left`,
 * `running.right`, `printed`, `words.pageOf`.
 *
 * Only families that are built into the engine are named, and `fallback` is off, so that no other
 * font of this machine steps in. One gap is left: the engine (0.6) always looks at the machine's
 * fonts too, and an installed family of the same name goes before the built-in one.
 */
export const letterTemplate = String.raw`
#let data = json(bytes(sys.inputs.data))
#let words = data.words
#let accent = rgb(data.accent)
#let faint = luma(95)
#let hairline = 0.4pt + luma(170)

#set document(title: data.title, author: data.author, date: auto)
#set text(
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono", "New Computer Modern Math"),
  fallback: false,
  lang: data.language,
  size: 11pt,
  hyphenate: true,
  ligatures: data.language != "de",
  number-type: "lining",
  costs: (hyphenation: 90%, runt: 120%, widow: 400%, orphan: 400%),
)
#set smartquote(enabled: false)
#set par(justify: true, leading: 0.68em, spacing: 1.15em)
#set block(spacing: 1.15em)

#let small(body) = text(size: 8.5pt, fill: faint, body)

#let running-head = context if here().page() > 1 {
  set par(justify: false)
  block(width: 100%, stroke: (bottom: hairline), inset: (bottom: 2mm), small(grid(
    columns: (1fr, auto), column-gutter: 6mm,
    data.running.left, align(right, box(width: 60mm, data.running.right)),
  )))
}

#let foot = context {
  let (before, between) = words.pageOf
  block(width: 100%, small(grid(
    columns: (1fr, auto), column-gutter: 6mm,
    data.printed,
    before + str(here().page()) + between + str(counter(page).final().first()),
  )))
}

#let fold-marks = context if here().page() == 1 {
  for (height, length) in ((87mm, 4mm), (148.5mm, 6mm), (192mm, 4mm)) {
    place(top + left, dx: 4mm, dy: height, line(length: length, stroke: 0.3pt + luma(120)))
  }
}

#set page(
  paper: "a4",
  margin: (left: 25mm, right: 20mm, top: 30mm, bottom: 27mm),
  header: running-head,
  header-ascent: 9mm,
  footer: foot,
  footer-descent: 10mm,
  background: fold-marks,
)

#let letter-head = {
  v(-12mm)
  set par(justify: false, leading: 0.5em)
  grid(
    columns: (1fr, auto), column-gutter: 8mm, align: (left + bottom, right + bottom),
    text(size: 15pt, weight: "semibold", hyphenate: false, data.chapter),
    box(width: if data.address.len() > 0 { 58mm } else { 0mm }, small(data.address.join(linebreak()))),
  )
  v(-1.5mm)
  line(length: 100%, stroke: 2pt + accent)
}
`
