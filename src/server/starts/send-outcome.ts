import type { StartOutcome } from '../../contract/start-messages'
import { createByteBudget } from '../guard/byte-budget'
import { inPieces } from '../guard/in-pieces'
import { withoutAnswerText } from './outcome'

/** Answers of the platform up to this many characters are sent as they are. */
const SMALL = 64 * 1024
/** As many characters of large outcomes may be on their way to clients at once; the others wait. */
const LARGE_OUTCOMES = { total: 4 * 1024 * 1024, small: SMALL, patienceMs: null }

const JSON_TYPE = { 'content-type': 'application/json' }

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
    if (size <= SMALL) return new Response(JSON.stringify(outcome), { headers: JSON_TYPE })
    const slim = withoutAnswer(outcome)
    return new Promise((resolve, reject) => {
      const send = async () => {
        // One that is cut off can ask for the outcome again.
        const { response, taken } = inPieces(Buffer.from(JSON.stringify(await readAgain(slim))), JSON_TYPE)
        resolve(response)
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
  return { ...withoutAnswerText(outcome), message: null }
}
