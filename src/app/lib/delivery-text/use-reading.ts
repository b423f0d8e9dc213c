import { useEffect, useMemo, useState } from 'react'
import type { Delivery } from '../../../contract/inbox-messages'
import { useT } from '../i18n/i18n'
import { isPlain } from './plain-delivery'
import type { ShownReading } from './read-to-show'

type Body = NonNullable<Delivery['body']>
type State = { of: string; chosen: string | null; reading: ShownReading | null }

const ENDINGS: Record<string, string> = { gzip: 'gz', 'x-gzip': 'gz', br: 'br' }

/**
 * A delivery's body for a view: as it came, and as it is read where that is something else. What reads it is loaded with the
 * first one that needs it; `isBusy` until then.
 */
export function useReading(delivery: Delivery & { body: Body }) {
  const t = useT()
  const [chosen, onChoose] = useState<string | null>(null)
  const [state, setState] = useState<State | null>(null)
  const isReadAsItIs = chosen === null && isPlain(delivery)
  const of = `${delivery.key} ${delivery.seq}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` stands for the delivery
  useEffect(() => {
    if (isReadAsItIs) return
    let over = false
    import('./read-to-show')
      .then(({ readToShow }) => readToShow(delivery, chosen))
      // Where its script can't be had, what came is shown as it came.
      .catch(() => null)
      .then((reading) => {
        if (!over) setState({ of, chosen, reading })
      })
    return () => {
      over = true
    }
  }, [isReadAsItIs, of, chosen])

  const { body, contentType } = delivery
  const content = useMemo(
    () => ({ contentType, encoding: body.encoding, text: body.text }),
    [contentType, body.encoding, body.text],
  )
  // While another charset is read, what was read before still stands.
  const reading = !isReadAsItIs && state?.of === of ? state.reading : null
  const read = useMemo(
    () =>
      reading
        ? {
            text: reading.text,
            notes: reading.notes(t),
            ending: reading.coding === null ? null : (ENDINGS[reading.coding] ?? 'bin'),
            charsets: reading.charsets,
            chosen,
            onChoose,
          }
        : undefined,
    [reading, chosen, t],
  )
  return { content, read, isBusy: !isReadAsItIs && state?.of !== of }
}
