import type { Delivery } from '../../../../contract/inbox-messages'
import { checkJson } from '../../../../contract/json-text'
import type { SeedpadDatabase } from '../../../lib/database'
import { askUndoBrotli } from '../../../lib/delivery-text/ask-undo-brotli'
import { withTexts } from '../../../lib/delivery-text/delivery-texts'
import { formatDuration, formatExact } from '../../../lib/format'
import type { Run } from '../../../lib/run'
import type { SavedSeed } from '../../../lib/saved-seed'
import { sentTimeOf } from '../../../lib/sent-time'
import { savedSeedsFor } from '../library/saved-seeds'
import type { SeedPlace } from '../seed-place'
import type { CompareSource } from './compare-store'

/** What can be chosen to compare with. Runs come without their texts. */
export type Choices = { saved: SavedSeed[]; own: Run[]; others: Run[] }

const MOST_OWN = 50
const MOST_OTHERS = 20

/** Saved seeds and runs of this automation, newest first; then the newest of others, and the one asked for. */
export async function compareChoices(
  db: SeedpadDatabase,
  { project, automation }: SeedPlace,
  asked: readonly string[],
): Promise<Choices> {
  const saved = await savedSeedsFor(db, project, automation)
  const own = await db.runs
    .where('[project+automation+createdAt]')
    .between([project, automation, 0], [project, automation, Number.POSITIVE_INFINITY])
    .reverse()
    .limit(MOST_OWN)
    .toArray()
  const newest = await db.runs
    .orderBy('createdAt')
    .reverse()
    .limit(MOST_OWN + MOST_OTHERS)
    .toArray()
  const listed = new Set(own.map(({ startId }) => startId))
  const others = newest.filter(({ startId }) => !listed.has(startId)).slice(0, MOST_OTHERS)
  for (const { startId } of others) listed.add(startId)
  const missing = await db.runs.bulkGet(asked.filter((startId) => !listed.has(startId)))
  return {
    saved,
    own: own.map(withoutTexts),
    others: [...missing.flatMap((run) => (run ? [run] : [])), ...others].map(withoutTexts),
  }
}

const withoutTexts = (run: Run): Run => ({ ...run, seedText: '', maskedBody: '', upstream: null })

/** The seed's text of a source; `null` where it is gone. */
export async function seedTextOf(
  db: SeedpadDatabase,
  source: CompareSource,
  draft: () => string,
): Promise<string | null> {
  if (source.kind === 'draft') return draft()
  if (source.kind === 'file') return source.text
  if (source.kind === 'run') return (await db.runs.get(source.startId))?.seedText ?? null
  return (await db.savedSeeds.get(source.id))?.seedText ?? null
}

/** What a run's webhook got, first delivery first; several JSON texts as one list. `null` where nothing came. */
export async function resultTextOf(db: SeedpadDatabase, source: CompareSource): Promise<string | null> {
  if (source.kind !== 'run') return null
  const deliveries = await db.deliveries.where('startId').equals(source.startId).sortBy('seq')
  const [only, ...more] = (await withTexts(deliveries, askUndoBrotli)).map(bodyText)
  if (only === undefined) return null
  if (more.length === 0) return only
  const bodies = [only, ...more]
  return bodies.every((text) => checkJson(text).ok) ? `[${bodies.join(',\n')}]` : bodies.join('\n')
}

/** A run's request, answer or times as a text; `null` where there is none. Header values are masked in it. */
export async function runTextOf(
  db: SeedpadDatabase,
  source: CompareSource,
  part: 'requests' | 'answers' | 'times',
): Promise<string | null> {
  if (source.kind !== 'run') return null
  const run = await db.runs.get(source.startId)
  if (!run) return null
  if (part === 'requests') return `POST ${run.url}\n\n${run.maskedBody}`
  if (part === 'answers')
    return run.upstream && `${run.upstream.status} ${run.upstream.contentType ?? ''}\n\n${run.upstream.body}`
  const sentAt = sentTimeOf(run)
  const times = {
    state: run.state,
    sent: formatExact(sentAt),
    answer: run.upstream && formatDuration(run.upstream.durationMs),
    result: run.resultAt && formatDuration(Math.max(0, run.resultAt - sentAt)),
    target: run.target.label,
    profile: run.profile,
  }
  return JSON.stringify(times, null, 2)
}

function bodyText({ body }: Pick<Delivery, 'body'>): string {
  if (body === null) return ''
  return body.encoding === 'utf8' ? body.text : `base64: ${body.text}`
}

/** A source as the value of an option, and back. Files are only named: their text stays with the dialog. */
export const optionOf = (source: CompareSource): string => {
  if (source.kind === 'run') return `run ${source.startId}`
  if (source.kind === 'saved') return `saved ${source.id}`
  return source.kind
}

export function sourceOf(option: string): CompareSource | 'file' {
  const [kind, id = ''] = option.split(' ')
  if (kind === 'run') return { kind, startId: id }
  if (kind === 'saved') return { kind, id }
  return kind === 'file' ? 'file' : { kind: 'draft' }
}

/** Tells sources apart. */
export const keyOf = (source: CompareSource): string =>
  source.kind === 'file' ? `file ${source.openedAt} ${source.name}` : optionOf(source)
