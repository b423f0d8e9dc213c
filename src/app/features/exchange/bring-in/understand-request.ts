import { parseApiKey, parseAuthorization } from '../../../../contract/authorization'
import { type Import, type ImportContext, type ImportKind, nothing } from './import'
import type { Left } from './left'
import { isPlaceholder } from './placeholder'
import { headerWord, methodWord, variableWord } from './shown-words'
import { understandAddress } from './understand-address'
import { understandBody, unreadBody } from './understand-body'
import type { WrittenRequest } from './written-request'

/** What a request, as some program would send it, sets in the launch form. */
export function understandRequest(kind: ImportKind, request: WrittenRequest, context: ImportContext): Import {
  const left: Left[] = []
  const method = request.method ?? 'POST'
  if (method !== 'POST') left.push({ why: 'method', text: methodWord(method) })
  const { former, ...address } = understandAddress(request.url, context)
  const credentials = takeHeaders(request.headers, left)
  const { body } = request
  const fills = body.kind === 'text' ? body.fills : []
  // A request that is no start says nothing of the seed by having none.
  const isStart = method === 'POST' && !address.left.some(({ why }) => why === 'address')
  const written =
    body.kind === 'unread'
      ? unreadBody()
      : understandBody(body.kind === 'text' ? body.text : '', fills, context.inboxUrl)
  const {
    read,
    dialect,
    webhookAs,
    seedAs,
    left: leftInBody,
    ...parts
  } = isStart || written.seedText !== '' ? written : { ...unreadBody(), left: written.left }
  const target = context.targets.find(({ id }) => id === address.target)
  const nameless = dialect === null || dialect === target?.dialect
  const variables = fills.filter(
    (fill) => !leftInBody.some(({ why, text }) => why === 'seed' && text === variableWord(fill)),
  )
  return {
    ...nothing(kind),
    ...address,
    ...parts,
    // A webhook without headers takes away those of the form; without a webhook they stay, unsent.
    headers: parts.headers ?? (parts.sendTo === null || parts.sendTo === 'default' ? null : []),
    credentials,
    wire: read ? { dialect: nameless ? 'default' : dialect, webhookAs, seedAs } : null,
    left: [
      ...(read ? [] : [{ why: 'unread' as const, text: '' }]),
      ...address.left,
      ...left,
      ...leftInBody,
      ...request.left,
      ...variables.map((fill): Left => ({ why: 'variable', text: variableWord(fill) })),
    ],
    notes: former ? [{ kind: 'former' }] : [],
  }
}

/** A header's last value counts. What every start sends anyway is not worth a word. */
function takeHeaders(headers: WrittenRequest['headers'], left: Left[]): Import['credentials'] {
  const credentials: Import['credentials'] = { authorization: null, apiKey: null }
  for (const { name, value, known } of headers) {
    const key = name.toLowerCase()
    if (key === 'authorization' || key === 'x-api-key') {
      // The last word is the credential itself: `Token <YOUR_TOKEN>`.
      const isMissing = !known || isPlaceholder(value) || isPlaceholder(value.replace(/^token\s+/i, ''))
      const parsed = key === 'authorization' ? parseAuthorization(value) : parseApiKey(value)
      if (isMissing) left.push({ why: 'placeholder', text: name })
      else if (!parsed.ok) left.push({ why: 'value', text: name })
      else if (key === 'authorization') credentials.authorization = parsed.value
      else credentials.apiKey = parsed.value
    } else if (!isUsual(key, value)) left.push({ why: 'header', text: headerWord(name) })
  }
  return credentials
}

const isUsual = (name: string, value: string): boolean =>
  (name === 'content-type' && /^application\/json\b/i.test(value)) ||
  (name === 'accept' && /^(?:application\/json|\*\/\*)/i.test(value)) ||
  name === 'content-length'
