import type { StartOutcome } from '../../contract/start-messages'
import { createByteBudget } from '../guard/byte-budget'

/** Answers of the platform up to this many characters are sent as they are. */
const SMALL = 64 * 1024
/** As many characters of large outcomes may be on their way to clients at once; the others wait. */
const LARGE_OUTCOMES = { total: 4 * 1024 * 1024, small: SMALL, patienceMs: null }
const PIECE_BYTES = 64 * 1024
/** A client that takes no piece for so long is cut off. The outcome stays, to be asked for again. */
const PIECE_MS = 20_000

export type SendOutcome = (outcome: StartOutcome) => Promise<Response>

/**
 * Makes the answer with an outcome. Large ones are let go of and read again when it is their turn, so that clients which
 * take theirs slowly, or not at all, cost a few megabytes in sum.
 * @param find where an outcome is read again
 */
export function createSendOutcome(find: (startId: string) => Promise<StartOutcome | null>): SendOutcome {
  const budget = createByteBudget(LARGE_OUTCOMES)

  return async (outcome) => {
    const size = sizeOf(outcome)
    if (size <= SMALL) return json(JSON.stringify(outcome))
    const slim = withoutAnswer(outcome)
    return new Promise((resolve, reject) => {
      const send = async () => {
        const { body, taken } = inPieces(Buffer.from(JSON.stringify(await readAgain(slim))))
        resolve(body)
        await taken
      }
      budget.hold(size, send).catch(reject)
    })
  }

  /** Never throws: an error would say of a start that was sent that it was not. */
  async function readAgain(slim: StartOutcome): Promise<StartOutcome> {
    try {
      return (await find(slim.startId)) ?? slim
    } catch {
      return slim
    }
  }
}

function sizeOf({ message, upstream }: StartOutcome): number {
  return (message?.length ?? 0) + (upstream?.body.length ?? 0)
}

/** What is left to say should it become impossible to read the journal in the meantime. */
function withoutAnswer(outcome: StartOutcome): StartOutcome {
  const { upstream } = outcome
  return { ...outcome, message: null, upstream: upstream && { ...upstream, body: '', truncated: true } }
}

function json(body: BodyInit, more: Record<string, string> = {}): Response {
  return new Response(body, { headers: { 'content-type': 'application/json', ...more } })
}

/** @returns `taken` resolves when the client has taken all, went away, or was cut off */
function inPieces(bytes: Buffer): { body: Response; taken: Promise<void> } {
  let at = 0
  let limit: NodeJS.Timeout | undefined
  let end = (): void => undefined
  const taken = new Promise<void>((resolve) => {
    end = () => {
      clearTimeout(limit)
      resolve()
    }
  })
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        limit = setTimeout(() => {
          end()
          controller.error(new Error('the client took too long'))
        }, PIECE_MS)
      },
      pull(controller) {
        limit?.refresh()
        controller.enqueue(bytes.subarray(at, at + PIECE_BYTES))
        at += PIECE_BYTES
        if (at < bytes.length) return
        controller.close()
        end()
      },
      cancel: () => end(),
    },
    { highWaterMark: 0 },
  )
  return { body: json(stream, { 'content-length': String(bytes.length) }), taken }
}
