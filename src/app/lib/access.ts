import { keepChoice, readChoice } from './kept-choice'

const STORAGE_KEY = 'seedpad.access'
let token = takeFromFragment() ?? readChoice(STORAGE_KEY, 'session')

/** Whether a text can be an access token: one word of visible ASCII, as the server’s environment wants it. */
export function canBeAccessToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text)
}

/** A server that listens beyond this machine asks for a token; it is given once as `#access=…` and kept for the tab. */
function takeFromFragment(): string | null {
  const [, given] = /^#access=(.*)$/.exec(location.hash) ?? []
  if (given === undefined) return null
  history.replaceState(history.state, '', location.pathname + location.search)
  const value = decode(given)
  // What no header can carry is as good as none: the page asks for it.
  if (!canBeAccessToken(value)) return null
  keepChoice(STORAGE_KEY, value, 'session')
  return value
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A token with a percent sign of its own.
    return text
  }
}

/** The header that a guarded server wants on every API call; never `Authorization`, never a cookie. */
export function accessHeaders(): Record<string, string> {
  return token === null ? {} : { 'X-Seedpad-Access': token }
}

/** Keeps a token that the operator typed into the page. */
export function setAccessToken(value: string): void {
  token = value
  keepChoice(STORAGE_KEY, value, 'session')
}
