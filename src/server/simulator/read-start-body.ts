import * as z from 'zod/mini'
import type { Dialect } from '../../contract/target'
import { type Member, scanJsonObject } from '../json/scan-json'
import { BODY_INVALID, type Refusal, SEED_INVALID, WEBHOOK_INVALID } from './refusals'

/** Where a result is to be sent. */
export type StartWebhook = { url: URL; headers: Record<string, string> }

/** What a start request says. `seedText` is the seed's exact JSON text; `null`: none was given. */
export type StartBody = { dialect: Dialect; webhook: StartWebhook | null; seedText: string | null }

/** Larger than any webhook with headers of sensible number and length. */
const MOST_WEBHOOK_CHARACTERS = 256 * 1024
const MEMBERS = new Set(['webhook', 'webhook_header', 'seed'])
const nestedSchema = z.object({ url: z.string(), webhook_header: z.optional(z.unknown()) })
const headersSchema = z.record(z.string(), z.string())

/**
 * Reads a start request in either dialect and every form that its page accepts: no body; `webhook` as an object, as a
 * string holding that object's JSON, as a URL, or blank (the automation's default webhook); `webhook_header` inside it or
 * beside it; `seed` as a value or as a string holding JSON. The seed is looked at, never parsed: a few megabytes of `{},{},…`
 * would become hundreds of megabytes of objects.
 *
 * Which dialect a request speaks decides the reply's form. A top-level `webhook_header` or a `webhook` that is a URL or
 * blank is flat; a `webhook` that is an object, or a string starting like one, is nested, whatever stands beside it. A
 * body without these marks (none, `{}`, only a seed) is the same in both dialects; there the header decides: `Token …` as on
 * the page "Start Automation Task" is nested, a bare token as in the examples of "Start Automation API" is flat.
 */
export function readStartBody(text: string, hasScheme: boolean): StartBody | Refusal {
  const fallback: Dialect = hasScheme ? 'nested' : 'flat'
  if (text.trim() === '') return { dialect: fallback, webhook: null, seedText: null }
  const members = scanJsonObject(text, MEMBERS)
  if (members === null) return BODY_INVALID
  // Of duplicate names the last one counts, as in JSON.parse.
  const raw = (name: string) =>
    textOf(
      text,
      members.findLast(({ key }) => key === name),
    )
  const webhookText = raw('webhook')
  const headersText = raw('webhook_header')
  if ((webhookText?.length ?? 0) + (headersText?.length ?? 0) > MOST_WEBHOOK_CHARACTERS)
    return WEBHOOK_INVALID

  const webhook = readWebhook(parseJson(webhookText), parseJson(headersText))
  if (webhook === 'invalid') return WEBHOOK_INVALID
  const seedText = readSeed(raw('seed'))
  if (seedText === undefined) return SEED_INVALID
  return { dialect: webhook.dialect ?? fallback, webhook: webhook.value, seedText }
}

/** Tells a refusal from a body that was understood. */
export function isRefusal(read: StartBody | Refusal): read is Refusal {
  return 'status' in read
}

function textOf(text: string, member: Member | undefined): string | undefined {
  return member && text.slice(member.from, member.to).trim()
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
function readSeed(seed: string | undefined): string | null | undefined {
  if (seed === undefined) return null
  if (!seed.startsWith('"')) return seed
  const inner: unknown = JSON.parse(seed)
  return typeof inner === 'string' && isJson(inner) ? inner.trim() : undefined
}

/** True for one JSON value of any kind, found out by looking at it as a member. */
function isJson(text: string): boolean {
  const wrapped = `{"seed":${text}}`
  const members = scanJsonObject(wrapped, MEMBERS)
  // `1,"more":2` would be two members, of which the first ends early.
  return members?.length === 1 && members[0]?.to === wrapped.length - 1
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined
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
