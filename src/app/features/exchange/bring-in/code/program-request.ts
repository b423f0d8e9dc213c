import { type Left, lineAt, UnreadableError } from '../left'
import { fileWord, optionWord } from '../shown-words'
import { bodyOf, NO_BODY, UNREAD, type WrittenRequest } from '../written-request'
import { Evaluator, type Text } from './evaluate'
import { type Node, parseProgram } from './parse'
import { Sessions } from './sessions'
import type { Language } from './tokens'

type Call = Extract<Node, { kind: 'call' }>

const FETCH = /^(?:window\.|globalThis\.)?fetch$/
const VERB = /(?:^|\.)(?:post|get|put|patch|delete|head|options|request|Request|urlopen)$/

/**
 * The requests that a JavaScript or Python program makes with `fetch`, `requests`, `httpx`, `aiohttp` or `urllib`. Nothing is run: what its literals and
 * variables do not say is named.
 * @throws {UnreadableError} where the text breaks off, or makes no such call with an address
 */
export function programRequests(
  source: string,
  language: Language,
): { requests: WrittenRequest[]; left: Left[] } {
  const { statements, passedOver } = parseProgram(source, language)
  const values = new Evaluator(source, language)
  const sessions = new Sessions(values)
  const isCall = (call: Call) =>
    language === 'javascript'
      ? FETCH.test(call.callee)
      : VERB.test(call.callee) && isAddressed(call, values, sessions)
  const left: Left[] = []
  const requests: WrittenRequest[] = []
  let callAt = source.length
  for (const { name, key, value } of statements) {
    const call = findCall(value, isCall)
    if (call) {
      callAt = Math.min(callAt, call.from)
      requests.push(language === 'python' ? ofPython(call, values, sessions) : ofFetch(call, values))
    } else if (!sessions.take(name, key, value) && name !== null) {
      if (key) values.assignMember(name, [[key, value]])
      else values.assign(name, value)
    }
  }
  if (requests.length === 0) throw new UnreadableError('no-address')
  // What comes after the call deals with the answer.
  const before = passedOver.filter(({ from }) => from < callAt)
  left.push(...before.map(({ from }): Left => ({ why: 'statement', text: lineAt(source, from) })))
  if (values.gaveUp) left.push({ why: 'too-long', text: '' })
  return { requests, left }
}

/** Whether a call that may be of anything (`data.get("x")`) is given an address. */
function isAddressed(call: Call, values: Evaluator, sessions: Sessions): boolean {
  if (/^(?:requests|httpx)\./.test(call.callee)) return true
  const { url } = partsOf(call)
  const text = url && values.text(url)?.text
  return text !== undefined && (/:\/\//.test(text) || (text.startsWith('/') && sessions.of(call) !== null))
}

/** The call itself, or inside others: `print(requests.post(…).text)`, `fetch(…).then(…)`. */
function findCall(node: Node | null, isWanted: (call: Call) => boolean): Call | null {
  if (node?.kind !== 'call') return null
  if (isWanted(node)) return node
  for (const inner of [node.object, ...node.args]) {
    const found = findCall(inner, isWanted)
    if (found) return found
  }
  return null
}

/** What a call says by its places: `request(method, url)`, `post(url, data)`, `Request(url, data, headers)`. */
function partsOf(call: Call): {
  said: Node | undefined
  verb: string | null
  url: Node | undefined
  rest: Node[]
} {
  const rest = [...call.args]
  const verb = call.callee.replace(/^.*\./, '')
  const isUrllib = verb === 'urlopen' || /^(?:urllib\.request\.)?Request$/.test(call.callee)
  const takesMethod = /^request$/i.test(verb) && !isUrllib
  const said = call.named.get('method') ?? (takesMethod ? rest.shift() : undefined)
  return {
    said,
    verb: takesMethod || isUrllib ? null : verb,
    url: call.named.get('url') ?? rest.shift(),
    rest,
  }
}

/** How a client or a call of Python logs in other than by the headers of a start. */
const CREDENTIAL = /^(?:auth|cookies|cert)$/

function ofPython(call: Call, values: Evaluator, sessions: Sessions): WrittenRequest {
  const { said, verb, url, rest } = partsOf(call)
  const session = sessions.of(call)
  const request = start(url, values, session?.base ?? '')
  request.method = (said ? values.text(said)?.text : verb)?.toUpperCase() ?? null
  for (const headers of session?.headers ?? []) takeHeaders(headers, values, request)
  request.left.push(...(session?.left ?? []))
  const headers = call.named.get('headers')
  if (headers) takeHeaders(headers, values, request)
  for (const [name, value] of [...call.named, ...rest.map((arg) => ['data', arg] as const)]) {
    if (name === 'json') takeBody(values.json(value), name, request)
    else if (name === 'data' || name === 'content') {
      const isForm = ['object', 'array'].includes(values.resolve(value).kind)
      if (isForm) unread(request, { why: 'form', text: `${name}=` })
      else if (!isNothing(value)) takeBody(values.text(value), name, request)
    } else if (name === 'files') unread(request, { why: 'form', text: 'files=' })
    else if (!['url', 'headers', 'method'].includes(name)) {
      const why = name === 'params' ? 'query' : CREDENTIAL.test(name) ? 'credential' : 'option'
      request.left.push({ why, text: optionWord(name) })
    }
  }
  // `urlopen(url, data)` is POST where there is data.
  request.method ??= request.body.kind === 'none' && said === undefined ? 'GET' : null
  return request
}

function ofFetch(call: Call, values: Evaluator): WrittenRequest {
  const request = start(call.args[0], values, '')
  request.method = 'GET'
  const options = call.args[1] && values.resolve(call.args[1])
  if (options && options.kind !== 'object') {
    request.method = null
    unread(request, { why: 'headers', text: '' })
  }
  for (const [key, value] of options?.kind === 'object' ? options.entries : []) {
    const name = values.text(key)?.text ?? ''
    if (name === 'method') request.method = values.text(value)?.text.toUpperCase() ?? null
    else if (name === 'headers') takeHeaders(value, values, request)
    else if (name === 'body') {
      if (!isNothing(value)) takeBody(values.text(value), name, request)
    } else request.left.push({ why: 'option', text: optionWord(name) })
  }
  return request
}

const isNothing = (node: Node) => node.kind === 'name' && /^(?:null|None|undefined)$/.test(node.name)

function start(address: Node | undefined, values: Evaluator, base: string): WrittenRequest {
  const url = address && values.text(address)
  if (!url) throw new UnreadableError('no-address')
  const whole = url.text.includes('://') ? url.text : `${base.replace(/\/+$/, '')}${url.text}`
  return { method: null, url: whole, headers: [], body: NO_BODY, left: [] }
}

function takeHeaders(node: Node, values: Evaluator, request: WrittenRequest): void {
  const value = values.resolve(node)
  const table = value.kind === 'call' && value.callee === 'Headers' ? value.args[0] : value
  const known = table && values.resolve(table)
  const isDict = value.kind === 'call' && value.callee === 'dict'
  if (known?.kind !== 'object' && !isDict) {
    if (!isNothing(value)) request.left.push({ why: 'headers', text: '' })
    return
  }
  if (isDict) {
    for (const [name, entry] of value.named)
      takeHeader({ text: name, fills: [] }, values.text(entry), request)
    return
  }
  for (const [key, entry] of known?.kind === 'object' ? known.entries : []) {
    takeHeader(key.kind === 'unknown' ? null : values.text(key), values.text(entry), request)
  }
}

function takeHeader(name: Text | null, value: Text | null, request: WrittenRequest): void {
  if (name && value)
    request.headers.push({ name: name.text, value: value.text, known: value.fills.length === 0 })
  else request.left.push({ why: 'headers', text: '' })
}

function takeBody(body: Text | null, name: string, request: WrittenRequest): void {
  if (body === null) unread(request, { why: 'body', text: name })
  else if (body.file !== undefined) unread(request, { why: 'file', text: fileWord(body.file) })
  else request.body = bodyOf(body)
}

function unread(request: WrittenRequest, left: Left): void {
  request.body = UNREAD
  request.left.push(left)
}
