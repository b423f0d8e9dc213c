import * as z from 'zod/mini'
import type { Dialect } from '../../contract/target'
import { rawMember } from './raw-member'
import { BODY_INVALID, type Refusal, SEED_INVALID, WEBHOOK_INVALID } from './refusals'

/** Where a result is to be sent. */
export type StartWebhook = { url: URL; headers: Record<string, string> }

/** What a start request says. `seedText` is the seed's exact JSON text; `null`: none was given. */
export type StartBody = { dialect: Dialect; webhook: StartWebhook | null; seedText: string | null }

const bodySchema = z.object({
  webhook: z.optional(z.unknown()),
  webhook_header: z.optional(z.unknown()),
  seed: z.optional(z.unknown()),
})
const nestedSchema = z.object({ url: z.string(), webhook_header: z.optional(z.unknown()) })
const headersSchema = z.record(z.string(), z.string())

/**
 * Reads a start request in either dialect and every form that its page accepts: no body; `webhook` as an object, as a
 * string holding that object's JSON, as a URL, or blank (the automation's default webhook); `webhook_header` inside it or
 * beside it; `seed` as a value or as a string holding JSON.
 *
 * Which dialect a request speaks decides the reply's form. A top-level `webhook_header` or a `webhook` that is a URL or
 * blank is flat; a `webhook` that is an object, or a string starting like one, is nested, whatever stands beside it. A
 * body without these marks (none, `{}`, only a seed) is the same in both dialects; there the header decides: `Token …` as on
 * the page "Start Automation Task" is nested, a bare token as in the examples of "Start Automation API" is flat.
 */
export function readStartBody(text: string, hasScheme: boolean): StartBody | Refusal {
  const fallback: Dialect = hasScheme ? 'nested' : 'flat'
  if (text.trim() === '') return { dialect: fallback, webhook: null, seedText: null }
  const body = bodySchema.safeParse(parseJson(text))
  if (!body.success) return BODY_INVALID

  const webhook = readWebhook(body.data.webhook, body.data.webhook_header)
  if (webhook === 'invalid') return WEBHOOK_INVALID
  const seedText = readSeed(text, body.data.seed)
  if (seedText === undefined) return SEED_INVALID
  return { dialect: webhook.dialect ?? fallback, webhook: webhook.value, seedText }
}

/** Tells a refusal from a body that was understood. */
export function isRefusal(read: StartBody | Refusal): read is Refusal {
  return 'status' in read
}

function readWebhook(
  webhook: unknown,
  beside: unknown,
): { dialect: Dialect | null; value: StartWebhook | null } | 'invalid' {
  const outer = headersSchema.safeParse(beside ?? {})
  if (!outer.success) return 'invalid'
  if (webhook == null) return { dialect: beside === undefined ? null : 'flat', value: null }
  if (typeof webhook === 'string' && !webhook.trim().startsWith('{')) {
    if (webhook.trim() === '') return { dialect: 'flat', value: null }
    const url = httpUrl(webhook)
    return url === null ? 'invalid' : { dialect: 'flat', value: { url, headers: outer.data } }
  }
  const nested = nestedSchema.safeParse(typeof webhook === 'string' ? parseJson(webhook) : webhook)
  if (!nested.success) return 'invalid'
  const inner = headersSchema.safeParse(nested.data.webhook_header ?? {})
  if (!inner.success) return 'invalid'
  if (nested.data.url.trim() === '') return { dialect: 'nested', value: null }
  const url = httpUrl(nested.data.url)
  if (url === null) return 'invalid'
  return { dialect: 'nested', value: { url, headers: { ...outer.data, ...inner.data } } }
}

/** The seed's JSON text; `null`: no seed; `undefined`: a string that holds no JSON. */
function readSeed(text: string, seed: unknown): string | null | undefined {
  if (seed === undefined) return null
  if (typeof seed !== 'string') return rawMember(text, 'seed') ?? null
  return parseJson(seed) === undefined ? undefined : seed.trim()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function httpUrl(text: string): URL | null {
  if (!URL.canParse(text.trim())) return null
  const url = new URL(text.trim())
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null
}
