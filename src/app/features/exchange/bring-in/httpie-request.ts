import { type Left, UnreadableError } from './left'
import type { Command, Word } from './shell/bash-commands'
import { fileWord, headerWord, optionWord } from './shown-words'
import { bodyOf, NO_BODY, UNREAD, type WrittenBody, type WrittenRequest } from './written-request'

const WITH_VALUE =
  /^(?:--(?:auth|auth-type|proxy|timeout|session|session-read-only|print|style|format-options|verify|cert|cert-key|output|pretty|max-redirects|max-headers|boundary|raw|ssl|ciphers|response-charset|response-mime)|-[aopsA])$/
const CREDENTIAL = /^(?:--(?:auth|auth-type|session|session-read-only|cert|cert-key)|-[aA])$/
const FORM = /^(?:-f|--form|--multipart)$/

/** A field of the body, as JSON; `null` where a file has it, or a path inside of an object (`a[b]=c`) says where it goes. */
type Field = { name: string; json: string | null; fills: readonly string[] }

/**
 * What an HTTPie command would send: a body that comes in whole (a pipe, `--raw`), or fields of one JSON object.
 * @throws {UnreadableError} where it names no address
 */
export function httpieRequest({ words, input, left: around }: Command): WrittenRequest {
  const left: Left[] = []
  const fields: Field[] = []
  const positional: Word[] = []
  let whole: WrittenBody = input ? bodyOf(input) : NO_BODY
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? { text: '', fills: [] }
    const { text } = word
    // `-auser:password`: a letter that takes a value may have it right behind.
    const [, letter] = /^(-[aopsA])[^=]/.exec(text) ?? []
    const [option = '', glued] = letter ? [letter, ''] : /^-/.test(text) ? text.split(/=([\s\S]*)/) : []
    if (option === '--raw')
      whole = bodyOf(glued === undefined ? (words[++at] ?? null) : { ...word, text: glued })
    else if (option.length > 1) {
      if (FORM.test(option)) whole = UNREAD
      const why = FORM.test(option) ? 'form' : CREDENTIAL.test(option) ? 'credential' : 'option'
      if (option !== '--ignore-stdin')
        left.push({ why, text: /^-\w\w/.test(option) ? '' : optionWord(option) })
      if (glued === undefined && WITH_VALUE.test(option)) at += 1
    } else positional.push(word)
  }
  const isMethod = /^[A-Za-z]+$/.test(positional[0]?.text ?? '')
  const method = isMethod ? (positional.shift()?.text.toUpperCase() ?? null) : null
  const address = positional.shift()
  if (!address) throw new UnreadableError('no-address')
  const request: WrittenRequest = { method, url: urlOf(address.text), headers: [], body: whole, left }
  for (const { text, fills } of positional) {
    const [, name = '', separator, value = ''] = ITEM.exec(text) ?? []
    if (separator === ':') request.headers.push({ name, value, known: fills.length === 0 })
    else if (separator === '==') left.push({ why: 'query', text: '' })
    else if (separator === '=' || separator === ':=')
      fields.push({ name, fills, json: separator === '=' ? JSON.stringify(value) : value })
    else {
      if (separator?.endsWith('@')) left.push({ why: 'file', text: fileWord(value) })
      // `Name;` is a header that is sent empty; any other word may be anything.
      else left.push({ why: 'header', text: text.endsWith(';') ? headerWord(text.slice(0, -1)) : '' })
      if (separator !== undefined && separator !== ':@') fields.push({ name, fills, json: null })
    }
  }
  if (fields.length > 0) request.body = whole.kind === 'none' ? objectOf(fields) : UNREAD
  request.method ??= request.body.kind === 'none' ? 'GET' : null
  request.left.push(...around)
  return request
}

const ITEM = /^([^:=@;]+)(:=@|:=|:@|==|=@|[:=@])([\s\S]*)$/

const urlOf = (text: string) => (text.startsWith(':') ? `http://localhost${text}` : text)

function objectOf(fields: readonly Field[]): WrittenBody {
  if (fields.some(({ name, json }) => json === null || /[[\]\\]/.test(name))) return UNREAD
  return {
    kind: 'text',
    text: `{${fields.map(({ name, json }) => `${JSON.stringify(name)}: ${json}`).join(', ')}}`,
    fills: fields.flatMap(({ fills }) => fills),
  }
}
