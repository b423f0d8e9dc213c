import { type Left, UnreadableError } from './left'
import { type PowerShellCommand, type Value, wordOf } from './shell/power-shell'
import { fileWord, optionWord } from './shown-words'
import { bodyOf, NO_BODY, UNREAD, type WrittenRequest } from './written-request'

/** Parameters that stand alone; all others take the next word. */
const SWITCHES =
  /^-(?:UseBasicParsing|SkipCertificateCheck|DisableKeepAlive|PassThru|Resume|SkipHttpErrorCheck|NoProxy|Verbose|UseDefaultCredentials|AllowUnencryptedAuthentication)$/i
const CREDENTIAL =
  /^-(?:Credential|Authentication|Token|UseDefaultCredentials|Certificate|CertificateThumbprint|ProxyCredential)$/i

/**
 * What `Invoke-WebRequest` or `Invoke-RestMethod` would send.
 * @throws {UnreadableError} where it names no address
 */
export function powerShellRequest({ words, left }: PowerShellCommand): WrittenRequest {
  const request: WrittenRequest = { method: 'GET', url: '', headers: [], body: NO_BODY, left: [] }
  for (let at = 1; at < words.length; at++) {
    const word = words[at]
    if (!word) break
    const { text } = wordOf(word)
    if (text.trim() === '') {
      // What a backtick leaves that was to continue the line.
      request.left.push({ why: 'continuation', text: '' })
      continue
    }
    if (!/^-[A-Za-z]/.test(text)) {
      if (/^@\w+$/.test(text)) takeUnknown(request)
      else if (request.url === '') request.url = text
      continue
    }
    const name = text.replace(/:$/, '')
    const value = SWITCHES.test(name) ? undefined : words[++at]
    if (!value || !take(request, name.toLowerCase(), value))
      request.left.push({ why: CREDENTIAL.test(name) ? 'credential' : 'option', text: optionWord(name) })
  }
  if (request.url === '') throw new UnreadableError('no-address')
  if (request.body.kind === 'none' && request.left.some(({ why }) => why === 'continuation'))
    request.body = UNREAD
  request.left.push(...left)
  return request
}

/** `@parameters`: a table of parameters that may hold any of them. */
function takeUnknown(request: WrittenRequest): void {
  request.body = UNREAD
  request.left.push({ why: 'headers', text: '' })
}

/** @returns false where the parameter has no counterpart here */
function take(request: WrittenRequest, name: string, value: Value): boolean {
  const word = wordOf(value)
  const { text } = word
  if (name === '-uri') request.url = text
  else if (name === '-method') request.method = text.toUpperCase()
  else if (name === '-contenttype') request.headers.push({ name: 'Content-Type', value: text, known: true })
  else if (name === '-infile') unread(request, { why: 'file', text: fileWord(text) })
  else if (name === '-form') unread(request, { why: 'form', text: '-Form' })
  else if (name === '-headers') {
    if (value.kind !== 'table') request.left.push({ why: 'headers', text: '' })
    else
      for (const [header, one] of value.entries) {
        const part = wordOf(one)
        request.headers.push({ name: header, value: part.text, known: part.fills.length === 0 })
      }
  } else if (name === '-body') {
    if (value.kind === 'table') unread(request, { why: 'form', text: '-Body' })
    else request.body = bodyOf(word)
  } else return false
  return true
}

function unread(request: WrittenRequest, left: Left): void {
  request.body = UNREAD
  request.left.push(left)
}
