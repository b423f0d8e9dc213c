import type { Delivery } from '../../../contract/inbox-messages'
import { codingsOf, isPlain, type Readable } from './plain-delivery'
import { readDelivery } from './read-delivery'
import type { UndoBrotli } from './undo-codings'

/** As many characters of texts that had to be read are kept, so that each key typed into a search does not read them anew. */
const MOST_KEPT = 16 * 1024 * 1024

type Whole = Readable & Pick<Delivery, 'bodyHash'>

// Oldest first. With what it was read from: a hash that came in a file may be anything.
const kept = new Map<string, { from: string; text: string | null }>()
let characters = 0

/**
 * The text of a delivery's body, as it is read wherever it is not shown in full: lists, searches, comparisons, exports. `null`
 * where it is none, or can't be read.
 */
export async function textOf(delivery: Whole, undoBrotli?: UndoBrotli): Promise<string | null> {
  const { body } = delivery
  if (body === null || isPlain(delivery)) return body?.text ?? null
  const name = [delivery.bodyHash, delivery.contentType ?? '', ...codingsOf(delivery)].join('\n')
  const known = kept.get(name)
  if (known?.from === body.text) return known.text
  const reading = await readDelivery(delivery, undoBrotli ? { undoBrotli } : {})
  const text = reading?.text ?? null
  // Whoever could not be asked now may answer the next time.
  if (reading?.stop?.why !== 'elsewhere') keep(name, body.text, text)
  return text
}

/** Deliveries whose bodies are the texts that they are read as; those that can't be read keep the body that came. */
export async function withTexts<D extends Whole>(
  deliveries: readonly D[],
  undoBrotli?: UndoBrotli,
): Promise<D[]> {
  const read: D[] = []
  // One after the other: each may become large on its way.
  for (const delivery of deliveries) {
    const text = await textOf(delivery, undoBrotli)
    read.push(text === null ? delivery : { ...delivery, body: { encoding: 'utf8' as const, text } })
  }
  return read
}

function keep(name: string, from: string, text: string | null): void {
  drop(name)
  kept.set(name, { from, text })
  characters += from.length + (text?.length ?? 0)
  for (const oldest of kept.keys()) {
    if (characters <= MOST_KEPT) return
    drop(oldest)
  }
}

function drop(name: string): void {
  const entry = kept.get(name)
  if (entry && kept.delete(name)) characters -= entry.from.length + (entry.text?.length ?? 0)
}
