import { type CurlOption, readCurlOptions } from './curl-options'
import { type Left, UnreadableError } from './left'
import type { Command, Word } from './shell/bash-commands'
import { addressWord, fileWord, headerWord, optionWord } from './shown-words'
import { isStartAddress } from './understand-address'
import {
  bodyOf,
  NO_BODY,
  UNREAD,
  type WrittenBody,
  type WrittenHeader,
  type WrittenRequest,
} from './written-request'

type ReadFile = (name: string) => Word | null

/** Options that send a body of a kind that is not read here, so it is not known; with the method that each would take. */
const UNREAD_BODY: Record<string, string | null> = {
  'data-urlencode': null,
  form: null,
  'form-string': null,
  'upload-file': 'PUT',
  config: null,
  variable: null,
  get: 'GET',
}
const CREDENTIAL =
  /^(?:user|oauth2-bearer|cookie|proxy-user|netrc|netrc-file|netrc-optional|-n|aws-sigv4|cert|-E|key|pass|login-options|delegation|negotiate|ntlm|digest|basic|anyauth)$/
/** A scheme, a host with a dot or a port: what a further address begins with. */
const ADDRESS_LOOK = /^[\w+-]+(?::\/\/|\.\w|:\d)/

/**
 * The requests that a cURL command would send, one for each part between `--next`. Options without a counterpart here are
 * named, files are too.
 * @param readFile the text of a file that the same script has written, where it has
 * @throws {UnreadableError} where it names no address
 */
export function curlRequests(command: Command, readFile: ReadFile = () => null): WrittenRequest[] {
  const parts: Word[][] = [[]]
  for (const word of command.words.slice(1)) {
    if (word.text === '--next' || word.text === '-:') parts.push([])
    else parts.at(-1)?.push(word)
  }
  return parts
    .filter((words, at) => at === 0 || words.length > 0)
    .map((words) => curlRequest({ ...command, words }, readFile))
}

function curlRequest({ words, input, left: around }: Command, readFile: ReadFile): WrittenRequest {
  const { options, addresses } = readCurlOptions(words)
  const left: Left[] = []
  const headers: WrittenHeader[] = []
  const data: (Word | null)[] = []
  let method: string | null = null

  const take = (value: Word, mode: 'text' | 'file' | 'file-as-is') => {
    const name = mode === 'text' || !value.text.startsWith('@') ? null : value.text.slice(1)
    if (name === null) return void data.push(value)
    const isStdin = name === '-' || name === '/dev/stdin'
    const content = isStdin ? input : readFile(name)
    if (content === null) left.push({ why: 'file', text: isStdin ? 'stdin' : fileWord(name) })
    data.push(
      content && mode === 'file' ? { ...content, text: content.text.replace(/[\r\n]/g, '') } : content,
    )
  }
  for (const { name, written, value } of options) {
    switch (value === null ? '' : name) {
      case 'request':
        method = value?.text.toUpperCase() ?? null
        break
      case 'header':
        if (value) takeHeader(value, headers, left)
        break
      case 'data':
      case 'data-ascii':
        if (value) take(value, 'file')
        break
      case 'data-binary':
        if (value) take(value, 'file-as-is')
        break
      case 'data-raw':
        if (value) take(value, 'text')
        break
      case 'json':
        if (value) take(value, 'file-as-is')
        headers.push({ name: 'Content-Type', value: 'application/json', known: true })
        break
      case 'url':
        if (value) addresses.push(value)
        break
      default:
        if (name === 'head') method ??= 'HEAD'
        left.push(leftOption(name, written, value))
        if (!(name in UNREAD_BODY) && !name.startsWith('expand-')) break
        data.push(null)
        method ??= UNREAD_BODY[name] ?? null
    }
  }
  // White space by itself is what a backslash leaves that was to continue the line.
  const blank = addresses.some(({ text }) => text.trim() === '')
  const named = addresses.filter(({ text }) => text.trim() !== '')
  const address = named.find(({ text }) => isStartAddress(text)) ?? named[0]
  if (!address) throw new UnreadableError('no-address')
  const more = named.filter((one) => one !== address)
  left.push(...more.map(({ text }): Left => ({ why: 'address', text: addressWord(text, []) })))
  if (blank) left.push({ why: 'continuation', text: '' })
  // A word that is no address was meant for an option that is not one: `—data '{…}'`, `--dta '{…}'`.
  const stray = more.some(({ text }) => !ADDRESS_LOOK.test(text))
  return {
    method: method ?? (data.length > 0 ? null : 'GET'),
    url: address.text,
    headers,
    body: (blank || stray) && data.length === 0 ? UNREAD : joined(data, options),
    left: [...left, ...around],
  }
}

/** Several are joined as fields of a form; a single one is the rule. One that is not known makes all of it unknown. */
function joined(data: readonly (Word | null)[], options: readonly CurlOption<Word>[]): WrittenBody {
  if (data.length === 0) return NO_BODY
  const known = data.filter((word) => word !== null)
  if (known.length < data.length) return UNREAD
  const sign = options.some(({ name }) => name === 'json') ? '' : '&'
  return bodyOf({
    text: known.map(({ text }) => text).join(sign),
    fills: known.flatMap(({ fills }) => fills),
  })
}

function leftOption(name: string, written: string, value: Word | null): Left {
  if (name === 'config' || name === 'upload-file') return { why: 'file', text: fileWord(value?.text ?? '') }
  if (name === 'form' || name === 'form-string' || name === 'data-urlencode')
    return { why: 'form', text: written }
  const why = CREDENTIAL.test(name)
    ? 'credential'
    : name === 'get' || name === 'url-query'
      ? 'query'
      : 'option'
  return { why, text: optionWord(written) }
}

/** `Name: value`, `Name;` (sent empty), `Name:` (not sent), `@file`. */
function takeHeader({ text, fills }: Word, headers: WrittenHeader[], left: Left[]): void {
  if (text.startsWith('@')) {
    left.push({ why: 'file', text: fileWord(text.slice(1)) }, { why: 'headers', text: '' })
    return
  }
  const [, name = '', value = ''] = /^([^:]*?):\s*([\s\S]*)$/.exec(text) ?? []
  if (name.trim() !== '') {
    if (value !== '') headers.push({ name: name.trim(), value: value.trimEnd(), known: fills.length === 0 })
  } else if (/^[^:;]+;\s*$/.test(text))
    left.push({ why: 'header', text: headerWord(text.replace(/;.*$/s, '')) })
  else left.push({ why: 'header', text: '' })
}
