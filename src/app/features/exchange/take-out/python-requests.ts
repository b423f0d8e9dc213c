import type { Outgoing } from './outgoing'

/** The request as a Python program with the library `requests`. */
export function pythonRequests({ url, headers, body }: Outgoing): string {
  const entries = headers.map(([name, value]) => `        ${pythonString(name)}: ${pythonString(value)},\n`)
  return [
    'import requests\n\n',
    body === '' ? '' : `body = ${pythonString(body)}\n\n`,
    'response = requests.post(\n',
    `    ${pythonString(url)},\n`,
    `    headers={\n${entries.join('')}    },\n`,
    // As text, requests would try Latin-1 first.
    body === '' ? '' : '    data=body.encode("utf-8"),\n',
    // A redirected start would be a second one.
    '    allow_redirects=False,\n',
    ')\n',
    'print(response.status_code)\n',
    'print(response.text)\n',
  ].join('')
}

/** A string literal of exactly this text. Python reads any line end of its source as \n, so those may stand raw. */
function pythonString(text: string): string {
  const escaped = text.replace(/["'\\]|(?![ \n])[\p{C}\p{Z}]/gu, (character) => {
    if (character === '"') return '"'
    if (character === "'" || character === '\\') return `\\${character}`
    const point = character.codePointAt(0) ?? 0
    return point > 0xffff
      ? `\\U${point.toString(16).padStart(8, '0')}`
      : `\\u${point.toString(16).padStart(4, '0')}`
  })
  return text.includes('\n') ? `'''${escaped}'''` : `'${escaped}'`
}
