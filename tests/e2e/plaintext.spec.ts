import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from './support/app.ts'
import { fillIn, goTo, PASSPHRASE, setUpChapter } from './support/steps.ts'

/** Each stands in another field, and nowhere else on any machine. */
const marker = (field: string) => `Zq7${field}Xw9`

/** Every way in which a program may have written a text down. */
const spellings = (text: string) => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text.toLowerCase(), 'utf8'),
  Buffer.from(text, 'utf16le'),
]

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(file)
    else if (entry.isFile()) yield file
  }
}

/** Nothing for a file that went while its folder was read: the programs are at work. */
function whatIsIn(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/** Where a marker stands in the clear. */
function found(folders: string[], markers: string[]): string[] {
  const wanted = markers.flatMap(spellings)
  return folders.flatMap((folder) =>
    [...filesBelow(folder)].flatMap((file) => {
      const content = whatIsIn(file)
      return wanted
        .filter((text) => content.includes(text))
        .map((text) => `${file}: ${text.toString()}`)
    }),
  )
}

test.use({ hasOwnProfile: true })

test(
  'nothing that was written stands in the clear: not on the disk, not in the profile, not after a crash',
  { tag: '@both' },
  async ({ app }) => {
    const { page } = app
    await setUpChapter(page)
    const fields = [
      'Anrede',
      'Titel',
      'Vorname',
      'Nachname',
      'Straße und Hausnummer',
      'Ort',
      'Land',
      'Mitgliedsnummer',
      'Notizen',
    ]
    await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
    for (const [index, field] of fields.entries()) await fillIn(page, field, marker(String(index)))
    await page.getByRole('button', { name: 'E-Mail-Adresse hinzufügen' }).click()
    await page.keyboard.type(`${marker('Mail')}@example.org`)
    await page.keyboard.press('Tab')
    await page.getByLabel('Schlagwort', { exact: true }).fill(marker('Tag'))
    await page.keyboard.press('Enter')
    await goTo(page, 'Sitzungen')
    await page.getByRole('button', { name: 'Sitzung anlegen' }).click()
    await fillIn(page, 'Titel', marker('Sitzung'))
    await page.getByLabel('Neuer TOP').fill(marker('Top'))
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: new RegExp(`^1 ?${marker('Top')}$`) }).click()
    await page.getByRole('textbox', { name: /^Niederschrift zu TOP/ }).click()
    await page.keyboard.type(marker('Text'))
    await page.getByRole('button', { name: 'Antrag', exact: true }).click()
    await fillIn(page, 'Titel des Antrags', marker('Antrag'))
    await fillIn(page, 'Wortlaut', marker('Wortlaut'))
    await expect(page.getByTestId('text-state')).toHaveText('gespeichert')

    await goTo(page, 'Mitglieder')
    for (const text of [marker('2'), marker('3').slice(0, 4), 'q73']) {
      await page.getByRole('searchbox').fill(text)
      await expect(page.getByRole('row', { name: marker('3') })).toBeVisible()
    }
    for (const column of ['Mitgliedsnummer', 'Ort', 'Name']) {
      await page.getByRole('columnheader', { name: column }).getByRole('button').click()
    }
    await page.keyboard.press('Control+k')
    await page.keyboard.type(marker('Text'))
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    await goTo(page, 'Einstellungen')
    await page.getByRole('button', { name: 'Jetzt sichern' }).click()
    await expect(page.getByRole('list', { name: 'Sicherungen' })).toBeVisible()
    await page.getByRole('button', { name: 'Prüfen' }).click()
    await expect(page.getByText('Alles in Ordnung:')).toBeVisible()
    app.killCore()
    await goTo(page, 'Mitglieder')
    await expect(page.getByRole('row', { name: marker('3') })).toBeVisible()

    const markers = [
      ...fields.keys(),
      'Mail',
      'Tag',
      'Sitzung',
      'Top',
      'Text',
      'Antrag',
      'Wortlaut',
    ]
      .map(String)
      .map(marker)
      .concat(PASSPHRASE)
    // Its own folders, and those that the app makes in the system's place for what is temporary.
    const names = [path.basename(app.dataFolder), 'vorstandsmappe-check-']
    const own = readdirSync(tmpdir())
      .filter((name) => names.some((start) => name.startsWith(start)))
      .map((name) => path.join(tmpdir(), name))
    expect(own).toContain(app.dataFolder)
    expect(found(own, markers)).toEqual([])
    expect(app.output(), 'what the app printed').not.toMatch(/Zq7/)
    await app.crash()
    expect(
      found(
        own.filter((folder) => folder.startsWith(app.dataFolder)),
        markers,
      ),
    ).toEqual([])
  },
)
