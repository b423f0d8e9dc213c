import * as z from 'zod/mini'

type Picture = { title: string; date: string; url: string }
type ExampleOutcome =
  | { ok: true; pictures: Picture[] }
  | { ok: false; error: { type: string; message: string } }

const MAX_DAYS = 1_000

/** Characters of a seed that the simulator looks into; a larger one is carried, but never parsed. */
export const LARGEST_READ_SEED = 256 * 1024

const seedSchema = z.object({ days: z.array(z.unknown()) })

/**
 * What the SDK's sample automation `example` would give for a seed: for each of its `days` a picture of the day. Nothing
 * is looked up. A seed it can't use fails as a Python program would, so that a failed execution can be met by accident too.
 */
export function runExample(seedText: string | null): ExampleOutcome {
  if (seedText !== null && seedText.length > LARGEST_READ_SEED)
    return { ok: false, error: { type: 'MemoryError', message: 'the sample takes seeds of up to 256 KiB' } }
  const parsed = seedSchema.safeParse(seedText === null ? null : JSON.parse(seedText))
  if (!parsed.success) return { ok: false, error: { type: 'KeyError', message: "'days'" } }
  const days = parsed.data.days.slice(0, MAX_DAYS)
  const wrong = days.find((day) => !isDate(day))
  if (wrong !== undefined) {
    const message = `time data ${String(JSON.stringify(wrong)).slice(0, 100)} does not match format '%Y-%m-%d'`
    return { ok: false, error: { type: 'ValueError', message } }
  }
  return { ok: true, pictures: days.filter(isDate).map(picture) }
}

function isDate(day: unknown): day is string {
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

function picture(date: string): Picture {
  const compact = date.slice(2).replaceAll('-', '')
  return { title: `Simulated picture of ${date}`, date, url: `https://apod.nasa.gov/apod/ap${compact}.html` }
}
