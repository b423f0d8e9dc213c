import { type Left, UnreadableError } from '../left'
import type { WrittenRequest } from '../written-request'
import { Evaluator, type Text } from './evaluate'
import { type Node, parseProgram } from './parse'
import type { Language } from './tokens'

type Call = Extract<Node, { kind: 'call' }>

const CALLS: Record<Language, RegExp> = {
  javascript: /^(?:window\.|globalThis\.)?fetch$/,
  python: /^(?:requests|httpx|session|client|s)\.(?:post|get|put|patch|delete|head|options|request)$/,
}

/**
 * The request that a JavaScript or Python program makes with `fetch` or `requests`. Nothing is run: what its literals and
 * variables do not say is named.
 * @throws {UnreadableError} where the text breaks off, or makes no such call with an address
 */
export function programRequest(source: string, language: Language): WrittenRequest {
  const { statements, passedOver } = parseProgram(source, language)
  const values = new Evaluator(source, language)
  const left: Left[] = []
  let request: WrittenRequest | null = null
  let callAt = source.length
  for (const { name, value } of statements) {
    const call = findCall(value, CALLS[language])
    if (call && request) left.push({ why: 'command', text: call.callee })
    else if (call) {
      callAt = call.from
      request = language === 'python' ? ofRequests(call, values) : ofFetch(call, values)
    } else if (name !== null) values.assign(name, value)
  }
  if (!request) throw new UnreadableError('no-address')
  // What comes after the call deals with the answer.
  const before = passedOver.filter(({ from }) => from < callAt)
  left.push(...before.map(({ text }) => ({ why: 'statement' as const, text: firstLine(text) })))
  if (values.gaveUp) left.push({ why: 'too-long', text: '' })
  return { ...request, left: [...request.left, ...left] }
}

const firstLine = (text: string) => (text.split('\n')[0] ?? '').slice(0, 40)

/** The call itself, or inside others: `print(requests.post(…).text)`, `fetch(…).then(…)`. */
function findCall(node: Node | null, wanted: RegExp): Call | null {
  if (node?.kind !== 'call') return null
  if (wanted.test(node.callee)) return node
  for (const inner of [node.object, ...node.args]) {
    const found = findCall(inner, wanted)
    if (found) return found
  }
  return null
}

function ofRequests(call: Call, values: Evaluator): WrittenRequest {
  const args = [...call.args]
  const verb = call.callee.replace(/^.*\./, '')
  const said = verb === 'request' ? (call.named.get('method') ?? args.shift()) : undefined
  const request = start(call.named.get('url') ?? args.shift(), values)
  request.method = (said ? values.text(said)?.text : verb)?.toUpperCase() ?? null
  const headers = call.named.get('headers')
  if (headers) takeHeaders(headers, values, request)
  for (const [name, value] of [...call.named, ...args.map((arg) => ['data', arg] as const)]) {
    if (name === 'json') takeBody(values.json(value), name, request)
    else if (name === 'data' || name === 'content') {
      const isForm = ['object', 'array'].includes(values.resolve(value).kind)
      if (isForm) request.left.push({ why: 'body', text: name })
      else if (!isNothing(value)) takeBody(values.text(value), name, request)
    } else if (!['url', 'headers', 'method'].includes(name)) {
      request.left.push({ why: name === 'params' ? 'query' : 'option', text: name })
    }
  }
  return request
}

function ofFetch(call: Call, values: Evaluator): WrittenRequest {
  const request = start(call.args[0], values)
  request.method = 'GET'
  const options = call.args[1] && values.resolve(call.args[1])
  if (options && options.kind !== 'object') request.left.push({ why: 'statement', text: 'options' })
  for (const [key, value] of options?.kind === 'object' ? options.entries : []) {
    const name = values.text(key)?.text ?? ''
    if (name === 'method') request.method = values.text(value)?.text.toUpperCase() ?? null
    else if (name === 'headers') takeHeaders(value, values, request)
    else if (name === 'body') {
      if (!isNothing(value)) takeBody(values.text(value), name, request)
    } else request.left.push({ why: 'option', text: name })
  }
  return request
}

const isNothing = (node: Node) => node.kind === 'name' && /^(?:null|None|undefined)$/.test(node.name)

function start(address: Node | undefined, values: Evaluator): WrittenRequest {
  const url = address && values.text(address)
  if (!url) throw new UnreadableError('no-address')
  return { method: null, url: url.text, headers: [], body: null, left: [] }
}

function takeHeaders(node: Node, values: Evaluator, request: WrittenRequest): void {
  const value = values.resolve(node)
  const table = value.kind === 'call' && value.callee === 'Headers' ? value.args[0] : value
  const known = table && values.resolve(table)
  if (known?.kind !== 'object') return void request.left.push({ why: 'header', text: 'headers' })
  for (const [key, entry] of known.entries) {
    const [name, text] = [values.text(key), values.text(entry)]
    if (name && text) request.headers.push([name.text, text.text])
    else request.left.push({ why: 'header', text: name?.text ?? '?' })
  }
}

function takeBody(body: Text | null, name: string, request: WrittenRequest): void {
  if (body === null) request.left.push({ why: 'body', text: name })
  else if (body.file !== undefined) request.left.push({ why: 'file', text: body.file })
  else {
    request.body = body.text
    request.left.push(...body.fills.map((text) => ({ why: 'variable' as const, text })))
  }
}
