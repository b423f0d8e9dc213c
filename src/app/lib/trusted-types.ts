type Policy = { createHTML(html: string): string; createScriptURL(url: string): string }
type TrustedTypes = { createPolicy(name: string, policy: Policy): unknown }

/**
 * What the page may do with texts that a browser would run, where it knows Trusted Types (the server's policy asks for them):
 * workers come from this origin, an element may be emptied, and no text becomes markup. The editor has policies of its own for
 * what it draws, which the server names.
 */
const policy: Policy = {
  createHTML(html) {
    if (html === '') return html
    throw new TypeError('a text was to become markup')
  },
  createScriptURL(url) {
    if (new URL(url, location.href).origin === location.origin) return url
    throw new TypeError('a script was to come from elsewhere')
  },
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
trustedTypes?.createPolicy('default', policy)
