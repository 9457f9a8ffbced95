import { chromium } from '@playwright/test'
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
const data = mkdtempSync('/tmp/members-data-')
const shell = spawn(process.execPath, ['dist/node/browser-shell.js', '--data', data, '--no-open'], { env: { ...process.env, XDG_STATE_HOME: data + '-state' } })
const address = await new Promise((r) => { let o = ''; shell.stdout.on('data', (d) => { o += d; const m = /^Vorstandsmappe: (http\S+)$/m.exec(o); if (m) r(m[1]) }) })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const ctx = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 800 } })
const page = await ctx.newPage()
page.setDefaultTimeout(30000)
const shot = (n) => page.screenshot({ path: `/tmp/members-shots/${n}.png` })
const SIZES = { a: [1280, 800], b: [1920, 1080], c: [900, 700], d: [640, 400] }
const all = async (name, sizes = 'abcd') => {
  for (const k of sizes) { await page.setViewportSize({ width: SIZES[k][0], height: SIZES[k][1] }); await page.waitForTimeout(250); 
    const over = await page.evaluate(() => [...document.querySelectorAll('main, main *')].filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible' && !/truncate|sr-only/.test(e.className)).map((e) => e.tagName + '.' + String(e.className).slice(0, 60)).slice(0, 4))
    if (over.length) console.log('OVER', name, k, over)
    await shot(`${name}-${k}`) }
  await page.setViewportSize({ width: 1280, height: 800 })
}
const go = (s) => page.getByRole('navigation', { name: /Bereiche|Sections/ }).getByRole('link', { name: s, exact: true }).click()
export { page, shot, all, go, address, ctx }
export const end = async () => { await browser.close(); shell.kill('SIGTERM') }
export async function sample() {
  await page.goto(address)
  await page.getByRole('button', { name: 'Mit Beispieldaten ausprobieren' }).click()
  await page.getByLabel('Eigener Name').fill('Käthe Müller-Lüdenscheid')
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill('ein guter langer Satz')
  await page.getByLabel('Passphrase wiederholen').fill('ein guter langer Satz')
  await page.getByRole('button', { name: 'Mappe anlegen' }).click()
  await page.getByRole('button', { name: 'Später' }).click()
}
