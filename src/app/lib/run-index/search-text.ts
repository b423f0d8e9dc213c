import type { Delivery } from '../../../contract/inbox-messages'
import type { Run } from '../run'

/** Of each long text so many characters are indexed; the rest of such a run is read only when a search comes to it. */
const INDEXED = 16_384

const BEYOND_ASCII = /[^ -~\s]/
const MARKS = /\p{M}+/gu

/** A text as it is searched: letters without case and accents. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  return BEYOND_ASCII.test(lower) ? lower.normalize('NFD').replace(MARKS, '') : lower
}

/** What is typed into the search as the terms that must all be found; "in quotes" keeps words together. */
export function termsOf(text: string): string[] {
  const terms = [...fold(text).matchAll(/"([^"]+)"?|(\S+)/g)].map(([, phrase, word]) => phrase ?? word ?? '')
  // The longest rules out most.
  return terms.filter((term) => term !== '' && term !== '"').sort((a, b) => b.length - a.length)
}

type Texts = Pick<Delivery, 'body'>

/**
 * Everything a run can be found by: ids, names, messages, notes, tags, seed and results.
 * @returns `whole: false` where long texts were cut for the index
 */
export function searchTextOf(
  run: Run,
  deliveries: readonly Texts[],
  most = INDEXED,
): { text: string; whole: boolean } {
  const results = deliveries.map(({ body }) => (body?.encoding === 'utf8' ? body.text : ''))
  const long = [run.seedText, ...results]
  const parts = [
    run.executionId,
    run.startId,
    run.automation,
    run.project,
    run.target.label,
    run.profile,
    run.message,
    run.mark?.note,
    run.mark?.executionId,
    run.note,
    ...(run.tags ?? []),
    run.batchId,
    ...long.map((text) => text.slice(0, most)),
  ]
  return {
    text: fold(parts.filter(Boolean).join('\n')),
    whole: long.every((text) => text.length <= most),
  }
}
