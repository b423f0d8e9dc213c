import type { Delivery } from '../../../contract/inbox-messages'
import { maskDelivery } from '../../../contract/mask-delivery'
import { isVerified } from '../delivery'
import { textOf } from '../delivery-text/delivery-texts'
import { isPlain } from '../delivery-text/plain-delivery'
import { sha256 } from '../hash'
import { isoTime, isPossibleTime } from '../possible-time'
import type { Run } from '../run'
import { localTime } from './local-time'
import { sharedRun } from './share-run'

const FORMAT = 'seedpad-evidence/1'
const SET_FORMAT = 'seedpad-evidence-set/1'

/**
 * Everything that is known of one run, in one file: what was asked, when, what came back, with hashes of the texts
 * as they stand in it, made anew here.
 */
export async function evidenceOf(stored: Run, deliveries: readonly Delivery[], now: number): Promise<string> {
  const run = await sharedRun(stored)
  const time = (at: number | string | null) => {
    const ms = typeof at === 'string' ? Date.parse(at) : at
    return ms === null || !isPossibleTime(ms) ? null : { local: localTime(ms), utc: isoTime(ms) }
  }
  const bundle = {
    format: FORMAT,
    about:
      'One start of an automation, as this browser’s history knows it. Header values, credentials and the inbox’s id are masked; sha256 under request is that of bodyMasked as it stands there. Where fromFile is not null, the run came in from a file then, and nothing here proves it.',
    exportedAt: time(now),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    run: {
      startId: run.startId,
      executionId: run.executionId,
      state: run.state,
      reason: run.reason,
      message: run.message,
      settledBy: run.settledBy ?? 'answer',
      againOf: run.againOf,
      batchId: run.batchId ?? null,
      project: run.project,
      automation: run.automation,
      target: run.target,
      profile: run.profile,
      journalId: run.journalId,
      fromFile: run.importedAt === undefined ? null : (time(run.importedAt) ?? 'unknown time'),
    },
    times: {
      written: time(run.createdAt),
      sent: time(run.sentAt),
      settled: time(run.settledAt),
      firstResult: time(run.resultAt),
      answerMs: run.upstream?.durationMs ?? null,
    },
    request: {
      method: 'POST',
      url: run.url,
      wire: run.wire,
      webhook: { sendTo: run.sendTo, url: run.webhookUrl, headerNames: run.headerNames },
      bodyMasked: run.maskedBody,
      sha256: run.bodyHash,
      seed: { text: run.seedText, sha256: await sha256(run.seedText) },
    },
    answer: run.upstream && { ...run.upstream, sha256: await sha256(run.upstream.body) },
    deliveries: await Promise.all(
      deliveries.map(async ({ secretHash: _, ...delivery }) => ({
        ...maskDelivery(delivery, stored.headerNames),
        broughtTheRunsSecret: isVerified(stored, { secretHash: _ }),
        received: time(delivery.firstReceivedAt),
        // Beside the body as it came, where that is no plain text.
        ...(!isPlain(delivery) && { readAs: await readAs(delivery) }),
        bodyHashAgrees:
          delivery.body?.encoding === 'utf8'
            ? (await sha256(delivery.body.text)) === delivery.bodyHash
            : null,
      })),
    ),
    operator: { note: run.note ?? '', tags: run.tags ?? [], starred: run.starred ?? false, mark: run.mark },
  }
  return `${JSON.stringify(bundle, null, 2)}\n`
}

/**
 * The evidence of several runs as one file, in parts as they come; each stands under `runs` as it would by itself.
 */
export async function* evidenceSet(
  runs: AsyncIterable<{ run: Run; deliveries: readonly Delivery[] }>,
  now: number,
): AsyncGenerator<string> {
  const exportedAt = { local: localTime(now), utc: isoTime(now) }
  yield `${JSON.stringify({ format: SET_FORMAT, exportedAt }).slice(0, -1)},"runs":[`
  let between = '\n'
  for await (const { run, deliveries } of runs) {
    yield between + (await evidenceOf(run, deliveries, now)).trimEnd()
    between = ',\n'
  }
  yield '\n]}\n'
}

/** Who asks the server is loaded where something has to be asked. */
const readAs = (delivery: Parameters<typeof textOf>[0]): Promise<string | null> =>
  textOf(delivery, async (bytes) => (await import('../delivery-text/ask-undo-brotli')).askUndoBrotli(bytes))
