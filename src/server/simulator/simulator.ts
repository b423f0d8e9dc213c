import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { LIMITS } from '../../contract/limits'
import { type SimulatorEffect, simulatorEffect } from '../../contract/simulator-catalog'
import type { Dialect } from '../../contract/target'
import { type Clock, isoTime } from '../clock'
import { credentialChecker, hasTokenScheme } from './check-credentials'
import { deliver } from './deliver'
import { deliveryQueue } from './delivery-queue'
import { dropConnection, faults } from './faults'
import { isRefusal, readStartBody } from './read-start-body'
import { type Refusal, refusalOf, TOO_LARGE, TOO_MANY } from './refusals'
import { type Execution, resultPlan } from './results'

export type SimulatorDeps = {
  clock: Clock
  /** Says where results may be sent: to this server's own hooks. All others are skipped in silence. */
  allowedWebhook(url: URL): boolean
  /** How many times faster than life; 1 unless a test is in a hurry. */
  speed?: number
  /** Hears of a delivery that failed; nobody waits for it. The error names no header and no path. */
  onBackgroundError?(error: unknown): void
  /** Ends every wait and drops the deliveries still due. */
  signal?: AbortSignal
  /** For how long an automation that never answers holds a connection; a caller gives up before. Milliseconds. */
  silenceMs?: number
  /** How much may be going on at once; without it, anything. */
  turns?: SimulatorTurns
}

/** What keeps the simulator from being too busy. Bytes are those that a body announces or a result has; null: not known. */
export type SimulatorTurns = {
  /** @returns what `work` gave; null where there is too much going on, and it did not begin */
  start<T>(bytes: number | null, work: () => Promise<T>): Promise<T | null>
  /** Does the work when it is its turn. */
  deliver(bytes: number, work: () => Promise<void>): Promise<void>
}

const NO_TURNS: SimulatorTurns = { start: (_, work) => work(), deliver: (_, work) => work() }
/** So many connections may be held in silence; what is above is let go at once. */
const MOST_SILENT = 128

const ANSWER_DELAY_MS: Partial<Record<SimulatorEffect, number>> = {
  slow: 3_000,
  'result-before-answer': 3_000,
}

/**
 * A stand-in for Datallog, spoken to over HTTP like the real one and to be mounted under a prefix of its own. It takes both
 * dialects, starts nothing, and sends results to webhooks on this machine. What it does for which name stands in
 * contract/simulator-catalog.ts; every reply and delivery carries `X-Seedpad-Simulated: 1`.
 */
export function createSimulator(deps: SimulatorDeps): Hono {
  const { clock, allowedWebhook, speed = 1, onBackgroundError = () => {} } = deps
  const signal = deps.signal ?? new AbortController().signal
  const checkCredentials = credentialChecker(clock, speed)
  const turns = deps.turns ?? NO_TURNS
  const queue = deliveryQueue(turns.deliver, signal, onBackgroundError)
  const fault = faults({ silenceMs: deps.silenceMs ?? 60_000, mostSilent: MOST_SILENT, signal })
  const app = new Hono()

  app.use(async (c, next) => {
    c.header('X-Seedpad-Simulated', '1')
    await next()
  })

  app.post('/api/sdk/verify-token', (c) => {
    const refusal = checkCredentials(c.req.raw.headers)
    return refusal
      ? refuse(c, refusal)
      : c.json({ username: 'simulated-operator', email: 'operator@simulator.invalid' })
  })

  const limited = bodyLimit({ maxSize: LIMITS.bodyBytes, onError: (c) => refuse(c, TOO_LARGE) })
  app.post('/api/start-automation/:project/:automation', limited, async (c) => {
    const { project, automation } = c.req.param()
    const headers = c.req.raw.headers
    const denied = checkCredentials(headers)
    if (denied) return refuse(c, denied)
    const body = await turns.start(announcedBytes(c), async () =>
      readStartBody(await c.req.text(), hasTokenScheme(headers)),
    )
    if (body === null) return refuse(c, TOO_MANY)
    const dialect: Dialect = isRefusal(body) ? 'nested' : body.dialect
    const effect = simulatorEffect('automation', automation)
    const refusal = refusalOf(simulatorEffect('project', project), dialect) ?? refusalOf(effect, dialect)
    if (refusal) return refuse(c, refusal)
    if (isRefusal(body)) return refuse(c, body)
    const broken = fault(effect)
    if (broken) return broken(c)

    const { seedText, webhook } = body
    const execution = {
      executionId: newId(dialect),
      project,
      automation,
      seedText,
      startedAt: isoTime(clock),
    }
    if (webhook && allowedWebhook(webhook.url) && !scheduleResult(execution, effect, webhook))
      return refuse(c, TOO_MANY)
    if (effect === 'unknown-then-result') return dropConnection(c)
    await pause(ANSWER_DELAY_MS[effect ?? 'works'] ?? 0)
    return accept(c, dialect, execution)
  })

  app.all('/api/sdk/verify-token', notAllowed)
  app.all('/api/start-automation/:project/:automation', notAllowed)
  app.all('*', (c) => c.json({ detail: 'Not found.' }, 404))
  return app

  function scheduleResult(
    execution: Execution,
    effect: SimulatorEffect | null,
    webhook: Parameters<typeof deliver>[0],
  ) {
    const plan = resultPlan(effect)
    if (plan.copies === 0) return true
    const [least, most] = plan.delayMs
    const delay = (least + Math.random() * (most - least)) / speed
    const target = plan.signed ? webhook : { url: webhook.url, headers: {} }
    return queue.schedule(delay, (execution.seedText?.length ?? 0) + plan.ownBytes, async (stop) => {
      const payload = plan.payload(execution, isoTime(clock))
      for (let copy = 0; copy < plan.copies; copy++) await deliver(target, payload, stop)
    })
  }

  async function pause(milliseconds: number): Promise<void> {
    // A stopping server answers at once rather than not at all.
    if (milliseconds > 0) await wait(milliseconds / speed, undefined, { signal }).catch(() => {})
  }
}

function announcedBytes(c: Context): number | null {
  const length = c.req.header('content-length')
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null
}

function accept(c: Context, dialect: Dialect, { automation, executionId }: Execution): Response {
  const name = dialect === 'flat' ? `'${automation}'` : automation
  const message = `Automation ${name} started successfully.`
  return c.json({ status: 'success', message, execution_id: executionId }, dialect === 'flat' ? 202 : 200)
}

function newId(dialect: Dialect): string {
  return dialect === 'flat' ? `exec_${randomBytes(6).toString('hex')}` : randomUUID()
}

function refuse(c: Context, { status, body, headers }: Refusal): Response {
  return c.json(body, status, headers)
}

function notAllowed(c: Context): Response {
  return c.json({ detail: `Method "${c.req.method}" not allowed.` }, 405, { Allow: 'POST' })
}
