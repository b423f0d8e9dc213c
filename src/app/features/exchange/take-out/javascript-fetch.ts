import type { Outgoing } from './outgoing'

/** The request as a JavaScript module with `fetch`. */
export function javascriptFetch({ url, headers, body }: Outgoing): string {
  const entries = headers.map(([name, value]) => `    ${literal(name)}: ${literal(value)},\n`)
  return [
    `const response = await fetch(${literal(url)}, {\n`,
    "  method: 'POST',\n",
    `  headers: {\n${entries.join('')}  },\n`,
    body === '' ? '' : `  body: ${template(body)},\n`,
    // A redirected start would be a second one.
    "  redirect: 'manual',\n",
    '})\n',
    'console.log(response.status, await response.text())\n',
  ].join('')
}

/** A template literal of exactly this text. It reads any line end of its source as \n, so those may stand raw. */
const template = (text: string) => `\`${escaped(text, /[`\\]|\$(?=\{)|(?![ \n])[\p{C}\p{Z}]/gu)}\``

const literal = (text: string) => `'${escaped(text, /['\\]|(?! )[\p{C}\p{Z}]/gu)}'`

const escaped = (text: string, what: RegExp) =>
  text.replace(what, (character) =>
    /[`'\\$]/.test(character) ? `\\${character}` : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
