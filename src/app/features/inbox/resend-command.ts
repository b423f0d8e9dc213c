import { type Delivery, MASKED_VALUE } from '../../../contract/inbox-messages'

/** Up to here a body fits into one argument of a command (Linux takes 128 KiB). */
const ARGUMENT_BYTES = 100_000

// The connection's own business, what the way here added, and what is Seedpad's.
const LEFT_OUT =
  /^(?:host|content-length|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|via|forwarded|x-forwarded-.*|x-real-ip|cf-.*|proxy-.*|x-seedpad-.*)$/i
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const PLAIN_VALUE = /^[\x20-\x7e]+$/
// Everything that a terminal, a clipboard or an eye may change, hide or turn around: those go as base64.
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

/**
 * A delivery as a command line that sends it again, byte for byte, to a program of the operator's own. For POSIX shells
 * (bash, zsh, dash). A body of a stranger's making is only ever inside single quotes. Masked header values are unknown and
 * left out, and so is what belongs to the first delivery's own way here.
 */
export function resendCommand(delivery: Delivery, url: string): string {
  const { method, body, contentType } = delivery
  const options = [
    `curl --globoff --request ${quote(method)} ${quote(url + resendableQuery(delivery.query))}`,
    ...headerOptions(delivery.headers),
  ]
  // curl would name a type of its own.
  if (contentType === null || contentType === MASKED_VALUE) options.push(`--header 'Content-Type:'`)
  const { feed, option } = bodyParts(method, body)
  if (option) options.push(option)
  return feed + options.join(' \\\n  ')
}

function bodyParts(method: string, body: Delivery['body']): { feed: string; option: string } {
  const { encoding, text } = body ?? { encoding: 'utf8', text: '' }
  if (text === '') return { feed: '', option: /^(?:GET|DELETE)$/.test(method) ? '' : `--data-raw ''` }
  const option = '--data-binary @-'
  if (encoding === 'base64') return { feed: `printf %s ${quote(text)} | base64 --decode | `, option }
  if (UNSAFE.test(text)) return { feed: `printf %s ${quote(toBase64(text))} | base64 --decode | `, option }
  // The shell's own printf takes any length, and curl gets the bytes from a pipe.
  if (new TextEncoder().encode(text).length > ARGUMENT_BYTES)
    return { feed: `printf %s ${quote(text)} | `, option }
  return { feed: '', option: `--data-raw ${quote(text)}` }
}

function headerOptions(headers: Delivery['headers']): string[] {
  return headers
    .filter(([name, value]) => TOKEN.test(name) && !LEFT_OUT.test(name) && value !== MASKED_VALUE)
    .flatMap(([name, value]) => {
      // An empty value is written with a semicolon; a colon alone would take the header away.
      if (value === '') return [`--header ${quote(`${name};`)}`]
      return PLAIN_VALUE.test(value) ? [`--header ${quote(`${name}: ${value}`)}`] : []
    })
}

/** The query without the parameters whose values were not kept. */
function resendableQuery(query: string): string {
  const kept = query
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !part.includes(MASKED_VALUE))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

/** One word for the shell, whatever is in it: inside single quotes nothing has a meaning but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function toBase64(text: string): string {
  let binary = ''
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte)
  return btoa(binary)
}
