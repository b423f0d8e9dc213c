import { bashQuote } from './bash-quote'
import type { Outgoing } from './outgoing'

/** The request as an HTTPie command for bash and zsh. The body goes in through a pipe, which HTTPie sends as it is. */
export function httpie({ url, headers, body }: Outgoing): string {
  const pipe = body === '' ? '' : `printf %s ${bashQuote(body)} | `
  const lines = [
    `http ${body === '' ? '--ignore-stdin ' : ''}POST ${bashQuote(url)}`,
    ...headers.map(([name, value]) => bashQuote(`${name}:${value}`)),
  ]
  return `${pipe}${lines.join(' \\\n  ')}\n`
}
