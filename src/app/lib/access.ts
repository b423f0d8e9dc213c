import { keepChoice, readChoice } from './kept-choice'

const STORAGE_KEY = 'seedpad.access'
let token = takeFromFragment() ?? readChoice(STORAGE_KEY, 'session')

/** A server that listens beyond this machine asks for a token; it is given once as `#access=…` and kept for the tab. */
function takeFromFragment(): string | null {
  const match = /^#access=([\x21-\x7e]+)$/.exec(location.hash)
  if (!match?.[1]) return null
  history.replaceState(history.state, '', location.pathname + location.search)
  const value = decodeURIComponent(match[1])
  keepChoice(STORAGE_KEY, value, 'session')
  return value
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
