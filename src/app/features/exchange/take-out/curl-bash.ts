import { bashQuote, isTooLongForArgument } from './bash-quote'
import type { Outgoing } from './outgoing'

/** The request as a cURL command for bash and zsh. */
export function curlBash({ url, headers, body }: Outgoing): string {
  // `--data` would take a body that begins with @ for a file's name, and drop line ends from a piped one.
  const long = isTooLongForArgument(body)
  const data = body === '' ? [] : [long ? '--data-binary @-' : `--data-raw ${bashQuote(body)}`]
  const lines = [
    `curl -X POST ${bashQuote(url)}`,
    ...headers.map(([name, value]) => `-H ${bashQuote(`${name}: ${value}`)}`),
    // Without a body curl would send no length at all, which some gateways refuse.
    ...(body === '' ? [`-H 'Content-Length: 0'`] : data),
  ]
  return `${long ? `printf %s ${bashQuote(body)} | ` : ''}${lines.join(' \\\n  ')}\n`
}
