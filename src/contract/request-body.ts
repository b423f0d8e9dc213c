import type { RequestParts, Webhook, WireFormat } from './launch'

/**
 * The exact text of a start request. The seed's text is placed, never parsed and printed again, so that big numbers,
 * `1.0`, duplicate keys and key order arrive as written. Blank seed: no `seed`. Nothing to say at all: no body in the
 * nested dialect (its page calls the body optional), `{}` in the flat one (its page wants a JSON object).
 *
 * The caller has checked that `seedText` is blank or JSON; this function does not look inside it.
 */
export function buildRequestBody({ wire, webhook, seedText }: RequestParts): string {
  const members = [
    ...(webhook === null ? [] : webhookMembers(wire, webhook)),
    ...(seedText.trim() === ''
      ? []
      : [`"seed":${wire.seedAs === 'string' ? JSON.stringify(seedText) : seedText}`]),
  ]
  if (members.length === 0) return wire.dialect === 'nested' ? '' : '{}'
  return `{${members.join(',')}}`
}

function webhookMembers(wire: WireFormat, { url, headers }: Webhook): string[] {
  const record = `{${headers.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`
  if (wire.dialect === 'flat') {
    return [
      `"webhook":${JSON.stringify(url)}`,
      ...(headers.length === 0 ? [] : [`"webhook_header":${record}`]),
    ]
  }
  const object = `{"url":${JSON.stringify(url)}${headers.length === 0 ? '' : `,"webhook_header":${record}`}}`
  return [`"webhook":${wire.webhookAs === 'string' ? JSON.stringify(object) : object}`]
}
