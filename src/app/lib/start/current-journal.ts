import { getConfig } from '../api'

/** A start is not held up for longer: with an identity that is out of date it is refused unsent, and can be made again. */
const PATIENCE_MS = 2_000

type Asked = { at: number; id: Promise<string | null> }

let asked: Asked | null = null
let lastId: string | null = null

/**
 * The identity of the server's present life, under which a start is written down: a server that was restarted since the page
 * asked sends nothing that was made for the life before.
 * @param known what was told earlier; taken where the server does not answer
 * @param maxAgeMs an answer that is no older will do
 */
export async function currentJournal(known: string, maxAgeMs: number): Promise<string> {
  if (!asked || performance.now() - asked.at >= maxAgeMs) asked = { at: performance.now(), id: ask() }
  return (await asked.id) ?? lastId ?? known
}

/** To be called when an answer, or its absence, lets expect that the server is another one by now. */
export function forgetJournal(): void {
  asked = null
}

async function ask(): Promise<string | null> {
  try {
    const { journalId } = await getConfig(AbortSignal.timeout(PATIENCE_MS))
    lastId = journalId
    return journalId
  } catch {
    forgetJournal()
    return null
  }
}
