import { UnreadableError } from './left'
import { type PowerShellCommand, type Value, wordOf } from './shell/power-shell'
import type { WrittenRequest } from './written-request'

/** Parameters that stand alone; all others take the next word. */
const SWITCHES =
  /^-(?:UseBasicParsing|SkipCertificateCheck|DisableKeepAlive|PassThru|Resume|SkipHttpErrorCheck|NoProxy|Verbose)$/i

/**
 * What `Invoke-WebRequest` or `Invoke-RestMethod` would send.
 * @throws {UnreadableError} where it names no address
 */
export function powerShellRequest({ words, left }: PowerShellCommand): WrittenRequest {
  const request: WrittenRequest = { method: 'GET', url: '', headers: [], body: null, left: [...left] }
  for (let at = 1; at < words.length; at++) {
    const word = words[at]
    if (!word) break
    const { text } = wordOf(word)
    if (!/^-[A-Za-z]/.test(text)) {
      if (request.url === '') request.url = text
      continue
    }
    const name = text.replace(/:$/, '')
    const value = SWITCHES.test(name) ? undefined : words[++at]
    if (!value || !take(request, name.toLowerCase(), value)) request.left.push({ why: 'option', text: name })
  }
  if (request.url === '') throw new UnreadableError('no-address')
  return request
}

/** @returns false where the parameter has no counterpart here */
function take(request: WrittenRequest, name: string, value: Value): boolean {
  const { text, fills } = wordOf(value)
  if (name === '-uri') request.url = text
  else if (name === '-method') request.method = text.toUpperCase()
  else if (name === '-contenttype') request.headers.push(['Content-Type', text])
  else if (name === '-infile') request.left.push({ why: 'file', text })
  else if (name === '-headers' && value.kind === 'table') {
    request.headers.push(
      ...value.entries.map(([header, one]): [string, string] => [header, wordOf(one).text]),
    )
  } else if (name === '-body' && value.kind !== 'table') {
    request.body = text
    request.left.push(...fills.map((fill) => ({ why: 'variable' as const, text: fill })))
  } else return false
  return true
}
