import type { Delivery } from '../../../contract/inbox-messages'
import type { t as translate } from '../i18n/i18n'
import { askUndoBrotli } from './ask-undo-brotli'
import { readDelivery } from './read-delivery'
import { CHARSET_CHOICES, mayChooseCharset, readingNotes } from './reading-words'

/** A delivery's body as a view shows it beside its bytes. */
export type ShownReading = {
  /** Null: it can't be read as text. */
  text: string | null
  notes: (t: typeof translate) => string[]
  /** The last coding that was put on, of those undone; null: none was. */
  coding: string | null
  /** Charsets that it may be read in instead; none where that is no question. */
  charsets: readonly string[]
}

/** Reads a delivery's body to be shown. @param chosen the charset that the operator chose; null: whatever is declared */
export async function readToShow(delivery: Delivery, chosen: string | null): Promise<ShownReading | null> {
  const reading = await readDelivery(delivery, { chosen, undoBrotli: askUndoBrotli })
  return (
    reading && {
      text: reading.text,
      notes: (t) => readingNotes(t, reading, delivery.bodyBytes),
      coding: reading.undone.at(-1) ?? null,
      charsets: mayChooseCharset(reading) ? CHARSET_CHOICES : [],
    }
  )
}
