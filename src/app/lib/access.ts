import { keepChoice, readChoice } from './kept-choice'

const STORAGE_KEY = 'seedpad.access'
/** `#access=…`, `?token=…` and the like, also beside other parameters. A shared launch has another form. */
const TOKEN_PARAMETER = /^(?:access|token|access[_-]?token)$/i

/**
 * The address that the page was opened under held a token. It is taken out and not used: what stands in an address stays in
 * the browser's history and in its list of tabs, where the next person at this computer finds it.
 */
export const addressHeldToken = dropFromAddress()

let token = readChoice(STORAGE_KEY, 'session')

/** Whether a text can be an access token: one word of visible ASCII, as the server’s environment wants it. */
export function canBeAccessToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text)
}

function dropFromAddress(): boolean {
  const search = withoutToken(location.search)
  const hash = withoutToken(location.hash)
  if (search === location.search && hash === location.hash) return false
  history.replaceState(history.state, '', location.pathname + search + hash)
  return true
}

/** @param part begins with `?` or `#`, or is empty */
function withoutToken(part: string): string {
  const pairs = part.slice(1).split('&')
  const kept = pairs.filter((pair) => {
    const [name = '', value] = pair.split('=', 2)
    return value === undefined || !TOKEN_PARAMETER.test(decode(name))
  })
  if (kept.length === pairs.length) return part
  return kept.length === 0 ? '' : part.slice(0, 1) + kept.join('&')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The header that a guarded server wants on every API call; never `Authorization`, never a cookie. */
export function accessHeaders(): Record<string, string> {
  return token === null ? {} : { 'X-Seedpad-Access': token }
}

/**
 * Takes a token that the operator typed into the page.
 * @param keepForTab also in the tab's storage, which outlives a reload and lies on the disk until the tab is closed
 */
export function setAccessToken(value: string, keepForTab: boolean): void {
  token = value
  if (keepForTab) keepChoice(STORAGE_KEY, value, 'session')
}
