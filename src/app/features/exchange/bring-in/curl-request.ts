import { readCurlOptions } from './curl-options'
import { type Left, UnreadableError } from './left'
import type { Command, Word } from './shell/bash-commands'
import type { WrittenRequest } from './written-request'

const DATA = /^(?:data(?:-.*)?|json)$/

/**
 * What a cURL command would send. Options without a counterpart here are named, files are too.
 * @param readFile the text of a file that the same script has written, where it has
 * @throws {UnreadableError} where it names no address
 */
export function curlRequest(
  command: Command,
  readFile: (name: string) => Word | null = () => null,
): WrittenRequest {
  const { options, addresses } = readCurlOptions(command.words.slice(1))
  const left: Left[] = []
  const headers: WrittenRequest['headers'] = []
  const data: Word[] = []
  let method: string | null = null

  const take = (value: Word, mode: 'text' | 'file' | 'file-as-is') => {
    const name = mode === 'text' || !value.text.startsWith('@') ? null : value.text.slice(1)
    if (name === null) return void data.push(value)
    const content = name === '-' || name === '/dev/stdin' ? command.input : readFile(name)
    if (content === null) return void left.push({ why: 'file', text: name === '-' ? 'stdin' : name })
    data.push(mode === 'file' ? { ...content, text: content.text.replace(/[\r\n]/g, '') } : content)
  }
  for (const { name, written, value } of options) {
    switch (value === null ? '' : name) {
      case 'request':
        method = value?.text.toUpperCase() ?? null
        break
      case 'header':
        if (value) takeHeader(value.text, headers, left)
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
        headers.push(['Content-Type', 'application/json'], ['Accept', 'application/json'])
        break
      case 'url':
        if (value) addresses.push(value)
        break
      default:
        if (name === 'get') method ??= 'GET'
        if (name === 'head') method ??= 'HEAD'
        left.push({ why: 'option', text: written })
    }
  }
  const [address, ...more] = addresses
  if (!address) throw new UnreadableError('no-address')
  left.push(...more.map(({ text }) => ({ why: 'address' as const, text })))
  left.push(...data.flatMap(({ fills }) => fills).map((text) => ({ why: 'variable' as const, text })))
  // Several are joined as fields of a form; a single one is the rule.
  const joinsAs = options.some(({ name }) => name === 'json') ? '' : '&'
  return {
    method: method ?? (options.some(({ name }) => DATA.test(name)) ? null : 'GET'),
    url: address.text,
    headers,
    body: data.length === 0 ? null : data.map(({ text }) => text).join(joinsAs),
    left: [...left, ...command.left],
  }
}

/** `Name: value`, `Name;` (sent empty), `Name:` (not sent), `@file`. */
function takeHeader(line: string, headers: WrittenRequest['headers'], left: Left[]): void {
  if (line.startsWith('@')) return void left.push({ why: 'file', text: line.slice(1) })
  const [, name = '', value = ''] = /^([^:;]*)[:;]\s*([\s\S]*)$/.exec(line) ?? []
  if (name.trim() === '') left.push({ why: 'header', text: '?' })
  else if (line.includes(':') && value === '') return
  else headers.push([name.trim(), value.trimEnd()])
}
