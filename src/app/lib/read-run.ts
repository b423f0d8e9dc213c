import { UNKNOWN_TIME } from './possible-time'
import { type Run, runSchema } from './run'

/** What stands in for a field that can't be read. Nothing is claimed: a state that is lost is `unknown`. */
const BLANK: Omit<Run, 'damaged'> = {
  startId: '',
  journalId: '',
  createdAt: UNKNOWN_TIME,
  target: { id: 'api', label: '?', baseUrl: '', simulated: false },
  profile: null,
  project: '?',
  automation: '?',
  url: '',
  wire: { dialect: 'nested', webhookAs: 'object', seedAs: 'object' },
  sendTo: 'default',
  webhookUrl: null,
  headerNames: [],
  seedText: '',
  maskedBody: '',
  bodyHash: '',
  likeness: '',
  state: 'unknown',
  reason: null,
  executionId: null,
  message: null,
  upstream: null,
  sentAt: null,
  settledAt: null,
  resultAt: null,
  deliverySecretHash: null,
  settledBy: null,
  againOf: null,
  mark: null,
}

/**
 * Reads a stored row. One that does not parse (another version wrote it, an import went wrong, a disk lied, a time that can't be one) becomes a
 * row of what can be read, with its JSON kept under `damaged`: it is shown as such and breaks nothing around it.
 */
export function readRun(stored: unknown): Run {
  const parsed = runSchema.safeParse(stored)
  if (parsed.success) return parsed.data
  const fields: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {}
  const readable = Object.entries(runSchema.shape).flatMap(([name, schema]) => {
    const field = schema.safeParse(fields[name])
    return field.success && field.data !== undefined ? [[name, field.data]] : []
  })
  return {
    ...BLANK,
    // The row's own key, whatever it looks like: it must still be possible to look at it and to delete it.
    ...(typeof fields.startId === 'string' && { startId: fields.startId }),
    // Whenever it was: a run that came from a file must not pass for one of this browser's own.
    ...(fields.importedAt !== undefined && { importedAt: UNKNOWN_TIME }),
    ...Object.fromEntries(readable),
    damaged: asText(stored),
  }
}

function asText(stored: unknown): string {
  try {
    return JSON.stringify(stored, null, 2) ?? ''
  } catch {
    // A BigInt or a cycle: structured clones can hold what JSON can't.
    return String(stored)
  }
}
