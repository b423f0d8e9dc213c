import { LIMITS } from '../../contract/limits'
import type { SimulatorEffect } from '../../contract/simulator-catalog'
import { LARGEST_READ_SEED, runExample } from './run-example'

/** What was started. `seedText` is the seed's exact JSON text. */
export type Execution = {
  executionId: string
  project: string
  automation: string
  seedText: string | null
  startedAt: string
}

/** A webhook's body. */
export type Payload = { contentType: string; bytes: Buffer }

/** How an execution ends: when, how many times its result is delivered, with which body. */
export type ResultPlan = {
  /** Milliseconds from the start to the delivery: at least, at most. */
  delayMs: readonly [number, number]
  copies: 0 | 1 | 2
  /** False: the webhook's own headers are left out, so that the receiver can't tell who sent it. */
  signed: boolean
  /** Bytes of the payload beside what comes from the seed, roughly. */
  ownBytes: number
  payload(execution: Execution, finishedAt: string): Payload
}

const SOON = [2_000, 4_000] as const
const success: ResultPlan = {
  delayMs: SOON,
  copies: 1,
  signed: true,
  ownBytes: 0,
  payload: (execution, finishedAt) =>
    report(execution, finishedAt, 'success', {
      result: JSON.stringify({ message: `Simulated result of ${execution.automation}` }),
    }),
}
const failure = (message: string): ResultPlan['payload'] => {
  return (execution, finishedAt) =>
    report(execution, finishedAt, 'error', { error: JSON.stringify({ type: 'RuntimeError', message }) })
}
const raw = (contentType: string, bytes: Buffer): ResultPlan['payload'] => {
  return () => ({ contentType, bytes })
}

const PLANS: Partial<Record<SimulatorEffect, ResultPlan>> = {
  example: {
    ...success,
    payload: (execution, finishedAt) => {
      const outcome = runExample(execution.seedText)
      return outcome.ok
        ? report(execution, finishedAt, 'success', { result: JSON.stringify(outcome.pictures) })
        : report(execution, finishedAt, 'error', { error: JSON.stringify(outcome.error) })
    },
  },
  hello: {
    ...success,
    payload: (execution, finishedAt) =>
      report(execution, finishedAt, 'success', {
        result: JSON.stringify({
          message: `Hello from the simulator! ${greeted(execution.seedText)}`.trim(),
        }),
      }),
  },
  echo: {
    ...success,
    payload: (execution, finishedAt) =>
      report(execution, finishedAt, 'success', { result: execution.seedText ?? 'null' }),
  },
  'result-failure': { ...success, payload: failure('This automation always fails') },
  'result-slow': { ...success, delayMs: [20_000, 20_000] },
  'result-before-answer': { ...success, delayMs: [0, 0] },
  'unknown-then-result': { ...success, delayMs: [6_000, 8_000] },
  'result-twice': { ...success, copies: 2 },
  'result-never': { ...success, copies: 0 },
  'result-unsigned': { ...success, signed: false },
  'result-html': {
    ...success,
    payload: raw(
      'text/html; charset=utf-8',
      Buffer.from(
        '<!doctype html><title>Simulated</title><h1>Simulated result</h1><script>document.title = "this must never run"</script>\n',
      ),
    ),
  },
  'result-bytes': {
    ...success,
    payload: raw(
      'application/octet-stream',
      Buffer.from(Array.from({ length: 256 }, (_, index) => 255 - index)),
    ),
  },
  'result-empty': { ...success, payload: raw('application/json', Buffer.alloc(0)) },
  'result-large': { ...success, ownBytes: LIMITS.deliveryBytes, payload: largeReport },
}

/** How an accepted start ends; every unnamed automation succeeds with a short result. */
export function resultPlan(effect: SimulatorEffect | null): ResultPlan {
  return (effect && PLANS[effect]) ?? success
}

/** The payload is not documented; this shape is the simulator's own. Values in `rest` are JSON texts, placed as they are. */
function report(
  { executionId, project, automation, startedAt }: Execution,
  finishedAt: string,
  status: 'success' | 'error',
  rest: Record<string, string>,
): Payload {
  const head = {
    execution_id: executionId,
    status,
    project,
    automation,
    started_at: startedAt,
    finished_at: finishedAt,
  }
  const members = [
    ...Object.entries({ ...head, simulated: true }).map(
      ([name, value]) => [name, JSON.stringify(value)] as const,
    ),
    ...Object.entries(rest),
  ]
  const text = `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`
  return { contentType: 'application/json', bytes: Buffer.from(text) }
}

/** A report of exactly as many bytes as one delivery may have. */
function largeReport(execution: Execution, finishedAt: string): Payload {
  const withRows = (rows: string, padding: string) =>
    report(execution, finishedAt, 'success', { result: `{"padding":"${padding}","rows":[${rows}]}` })
  const row = (index: number) =>
    JSON.stringify({ index, name: `Simulated row ${index}`, value: (index * 7919) % 1_000 })
  const rows: string[] = []
  for (let left = LIMITS.deliveryBytes - withRows('', '').bytes.length; left > 100; ) {
    const next = row(rows.length)
    left -= next.length + 1
    rows.push(next)
  }
  const unpadded = withRows(rows.join(','), '').bytes.length
  return withRows(rows.join(','), ' '.repeat(Math.max(0, LIMITS.deliveryBytes - unpadded)))
}

/** The words of the page's own seed `{"message": …}`, if that is what was sent. */
function greeted(seedText: string | null): string {
  if (seedText === null || seedText.length > LARGEST_READ_SEED) return ''
  const seed: unknown = JSON.parse(seedText)
  const said = typeof seed === 'object' && seed !== null && 'message' in seed ? seed.message : null
  return typeof said === 'string' ? `You said: ${said.slice(0, 1_000)}` : ''
}
