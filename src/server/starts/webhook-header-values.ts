/**
 * The values of the headers that a start's body asks the platform to send: `webhook_header` at the top (flat dialect) or
 * inside `webhook`, which may be an object or a string holding one (nested dialect). They count as secrets.
 */
export function webhookHeaderValues(body: object): string[] {
  const { webhook, webhook_header } = body as Record<string, unknown>
  const inner = objectOf(webhook)?.webhook_header
  return [objectOf(webhook_header), objectOf(inner)].flatMap((headers) =>
    Object.values(headers ?? {}).filter((value) => typeof value === 'string'),
  )
}

function objectOf(value: unknown): Record<string, unknown> | null {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  if (typeof value !== 'string') return null
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null
  } catch {
    return null
  }
}
