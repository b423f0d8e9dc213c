import type { RequestKind } from './relay-plan'

/** One whole request as the browser wrote it. */
export type RelayedRequest = {
  kind: RequestKind
  method: string
  path: string
  /** What the request is about: a start's automation, else its path. */
  label: string
  bytes: Buffer
}

/** The first request in the buffer, or null while it is not whole. Browsers give every body a length. */
export function takeRequest(buffer: Buffer): RelayedRequest | null {
  const end = buffer.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = buffer.subarray(0, end).toString('latin1')
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
  const bytes = buffer.subarray(0, end + 4 + length)
  if (bytes.length < end + 4 + length) return null
  const [method = '', path = ''] = head.split(' ', 2)
  const isStart = (method === 'PUT' && path.startsWith('/api/starts/')) || path === '/start'
  const kind = isStart ? 'start' : path.startsWith('/api/') ? 'other-api' : 'page'
  return { kind, method, path, label: isStart ? automationOf(bytes.subarray(end + 4)) : path, bytes }
}

function automationOf(body: Buffer): string {
  const message: unknown = JSON.parse(body.toString('utf8'))
  return String((message as { automation?: unknown }).automation)
}
