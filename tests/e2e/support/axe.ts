/** What axe says of a page that has come to rest. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  id: string
  impact: string | null
  nodes: { html: string; failureSummary: string }[]
}

/**
 * What axe finds that is serious or worse, with the first place where it stands.
 * @param rules all of them, unless some are named
 */
export async function serious(page: Page, ...rules: string[]): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe)
  const options = rules.length > 0 ? { runOnly: rules } : {}
  const found: Violation[] = await page.evaluate(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`)
}

/** Waits until the page has not changed for a moment, and nothing on it moves. */
export async function settled(page: Page) {
  await page.evaluate(`new Promise((resolve) => {
    let last = performance.now()
    const observer = new MutationObserver(() => { last = performance.now() })
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    const look = () => {
      const moves = document.getAnimations().some(({ playState }) => playState === 'running')
      if (moves || performance.now() - last < 120) return void setTimeout(look, 20)
      observer.disconnect()
      resolve()
    }
    look()
  })`)
}
