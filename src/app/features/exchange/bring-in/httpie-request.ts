import { UnreadableError } from './left'
import type { Command } from './shell/bash-commands'
import type { WrittenRequest } from './written-request'

const WITH_VALUE =
  /^(?:--(?:auth|auth-type|proxy|timeout|session|print|style|format-options|verify|cert|cert-key|output|pretty|max-redirects|max-headers|boundary|raw|ssl|ciphers|chunked|response-charset|response-mime)|-[aopsA])$/

/**
 * What an HTTPie command would send, where its body comes in whole (a pipe, `--raw`) and its items are headers.
 * @throws {UnreadableError} where it names no address
 */
export function httpieRequest({ words, input, left }: Command): WrittenRequest {
  const request: WrittenRequest = {
    method: null,
    url: '',
    headers: [],
    body: input?.text ?? null,
    left: [...left],
  }
  const positional: string[] = []
  for (let at = 1; at < words.length; at++) {
    const { text } = words[at] ?? { text: '' }
    if (text.startsWith('--raw'))
      request.body = text.startsWith('--raw=') ? text.slice(6) : (words[++at]?.text ?? '')
    else if (text.startsWith('-') && text.length > 1) {
      if (text !== '--ignore-stdin') request.left.push({ why: 'option', text: text.replace(/=.*$/s, '') })
      if (WITH_VALUE.test(text)) at += 1
    } else positional.push(text)
  }
  if (/^[A-Za-z]+$/.test(positional[0] ?? '')) request.method = positional.shift()?.toUpperCase() ?? null
  const url = positional.shift()
  if (url === undefined) throw new UnreadableError('no-address')
  request.url = url.startsWith(':') ? `http://localhost${url}` : url
  for (const item of positional) {
    const [, name = '', separator, value = ''] = /^([^:=@;]+)(:=@|:=|==|=@|[:=@;])([\s\S]*)$/.exec(item) ?? []
    if (separator === ':') request.headers.push([name, value])
    else request.left.push({ why: 'option', text: `${name}${separator ?? ''}` })
  }
  const fills = input?.fills ?? []
  request.left.push(...fills.map((text) => ({ why: 'variable' as const, text })))
  request.method ??= request.body === null ? 'GET' : null
  return request
}
