/** The page's content security policy: nothing from outside, no inline script, styles by nonce. */

/** Stands in the built page wherever the nonce goes; replaced each time the page is served. */
export const CSP_NONCE_PLACEHOLDER = '__CSP_NONCE__'

/**
 * The policy for one served page. The nonce is for `<style>` elements alone (the component library
 * and the editor make some at run time), so reading it out of the page gives no way to run script.
 * @param connect what the page may connect to: nothing in Electron, its own origin in a browser.
 */
export function contentSecurityPolicy(nonce: string, connect: "'none'" | "'self'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    `connect-src ${connect}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
