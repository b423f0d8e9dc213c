import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import * as z from 'zod/mini'
import type { Operator } from './operator'
import type { Upstream } from './upstream'

const bodySchema = z.object({
  webhook: z.object({ url: z.string(), webhook_header: z.optional(z.record(z.string(), z.string())) }),
})

/** What the platform was asked to call, and a way to call it as the platform would. */
export type Webhook = ReturnType<typeof webhookOf>

/** The webhook of the newest start that reached the platform's first host. */
export function webhookOf(upstream: Upstream) {
  const { webhook } = bodySchema.parse(JSON.parse(upstream.requests.at(-1)?.body ?? ''))
  return {
    url: webhook.url,
    /** Calls it, with the run's secret unless told otherwise; resolves with the answer's status. */
    async deliver(
      body: string | Uint8Array<ArrayBuffer>,
      options: { type?: string; signed?: boolean } = {},
    ): Promise<number> {
      const { type = 'application/json', signed = true } = options
      return post(webhook.url, body, { 'content-type': type, ...(signed ? webhook.webhook_header : {}) })
    },
  }
}

/** One webhook call; resolves with the answer's status. */
export async function post(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<number> {
  const answer = await fetch(url, { method: 'POST', headers, body })
  await answer.arrayBuffer()
  return answer.status
}

/** Starts a run on the live target with its result coming to the inbox, and gives its webhook. */
export async function startRun(operator: Operator, upstream: Upstream): Promise<Webhook> {
  const before = upstream.requests.length
  await operator.sendTo('inbox')
  await operator.start()
  while (upstream.requests.length === before) await operator.page.waitForTimeout(20)
  return webhookOf(upstream)
}

/** What stands in the inbox's addresses. */
export async function inboxIdOf(page: Page): Promise<string> {
  return createHash('sha256')
    .update(await inboxKeyOf(page))
    .digest('base64url')
}

/** What the inbox is read with, as the page keeps it. */
export function inboxKeyOf(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('seedpad')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const reading = database.transaction('settings').objectStore('settings').get('inboxKey')
          reading.onsuccess = () => {
            resolve(String(reading.result?.value))
            database.close()
          }
          reading.onerror = () => reject(reading.error)
        }
      }),
  )
}
