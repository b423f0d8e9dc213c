import * as z from 'zod/mini'
import { type Delivery, deliverySchema } from '../../../contract/inbox-messages'
import { maskDelivery } from '../../../contract/mask-delivery'
import { runSchema } from '../run'
import { IMPOSSIBLE_TIME, isoTimeSchema } from '../time-schema'
import { type RunWithDeliveries, sharedRun } from './share-run'

/** Names the form of a line; grows when an older page could not read it. */
const FORMAT = 'seedpad-run/1'

const lineSchema = z.object({
  format: z.literal(FORMAT),
  run: runSchema,
  deliveries: z.array(
    z.extend(deliverySchema, { firstReceivedAt: isoTimeSchema, receivedAt: isoTimeSchema }),
  ),
})

/** One run as one line of JSON, without its line break. */
export async function writeLine({ run, deliveries }: RunWithDeliveries): Promise<string> {
  return JSON.stringify({
    format: FORMAT,
    run: await sharedRun(run),
    deliveries: masked({ run, deliveries }),
  })
}

/** Neither does a value that may be a secret leave, nor come in with the file of another version. */
function masked({ run, deliveries }: RunWithDeliveries): Delivery[] {
  return deliveries.map((delivery) => maskDelivery(delivery, run.headerNames))
}

/** Why a line can't be taken: codes with words in the catalogs. */
export type LineFault = 'not-utf8' | 'not-json' | 'not-a-run' | 'newer' | 'damaged' | 'impossible-time'
export type ReadLine =
  | { ok: true; value: RunWithDeliveries }
  | { ok: false; fault: LineFault; field?: string }

/** Reads a line that came from anywhere. A line whose fields do not all parse is kept out as a whole. */
export function readLine(text: string): ReadLine {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, fault: 'not-json' }
  }
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined
  if (typeof format !== 'string' || !format.startsWith('seedpad-run/'))
    return { ok: false, fault: 'not-a-run' }
  if (format !== FORMAT) return { ok: false, fault: 'newer' }
  const parsed = lineSchema.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const fault = issue?.message === IMPOSSIBLE_TIME ? 'impossible-time' : 'damaged'
    return { ok: false, fault, field: issue?.path.join('.') ?? '' }
  }
  const { run, deliveries } = parsed.data
  // A row that was damaged where it came from says nothing that could be relied on here.
  if (run.damaged !== undefined || deliveries.some(({ startId }) => startId !== run.startId))
    return { ok: false, fault: 'damaged', field: run.damaged === undefined ? 'deliveries' : 'damaged' }
  return { ok: true, value: { run, deliveries: masked({ run, deliveries }) } }
}

/**
 * The lines of a file, one by one, however large it is. Empty lines are left out, but counted.
 * @returns text, or null where the bytes are not UTF-8; `number` begins with 1
 */
export async function* linesOfFile(
  file: Blob,
): AsyncGenerator<{ number: number; text: string | null; bytes: number }> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let number = 0
  let held: Uint8Array[] = []
  const finish = (last: Uint8Array) => {
    const parts = [...held, last]
    held = []
    number++
    const whole = new Uint8Array(parts.reduce((all, { length }) => all + length, 0))
    let at = 0
    for (const part of parts) {
      whole.set(part, at)
      at += part.length
    }
    let text: string | null = null
    try {
      text = decoder.decode(whole)
    } catch {
      // Said to whoever reads the lines.
    }
    return { number, text, bytes: whole.length }
  }
  const reader = file.stream().getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    let from = 0
    for (let end = value.indexOf(10); end >= 0; end = value.indexOf(10, from)) {
      const line = finish(value.subarray(from, end))
      from = end + 1
      if (line.text?.trim() !== '') yield line
    }
    if (from < value.length) held.push(value.slice(from))
  }
  if (held.length > 0) {
    const line = finish(new Uint8Array())
    if (line.text?.trim() !== '') yield line
  }
}
