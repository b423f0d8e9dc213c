import { createByteBudget } from '../guard/byte-budget'

const KIB = 1024
const MIB = 1024 * KIB
/** What is up to this size never waits. */
const SMALL = 16 * KIB
/** Up to this size, as many as may be under way at once take 16 MiB together: their texts need no turn to leave. */
const MEDIUM = 256 * KIB
const PATIENCE_MS = 60_000

/** One start's turn, from its message's first byte until its text has left. */
type StartTurn = {
  /** Asked before more of the message is read than so many bytes in all. */
  grow(bytes: number): Promise<void>
  /** Read and understood; what is kept of it from now on is its text, of so many characters. */
  understood(characters: number): Promise<void>
  /** Nothing of it is kept any more. */
  left(): void
}

/**
 * Keeps within bounds what starts take while they are read (five times their size, for a moment) and while their texts wait to
 * leave. Bytes count as they come, whatever was announced; and nothing is held for the time in which an answer is awaited:
 * a platform that takes a text and says nothing keeps no other start waiting. One that takes no text either holds that
 * text's share until its deadline, of which there is room for five of the largest. Those of middle size have turns of their own.
 * @param changes for tests in a hurry
 */
export function createStartTurns(changes: { leavingBytes?: number; patienceMs?: number } = {}) {
  const { leavingBytes = 32 * MIB, patienceMs = PATIENCE_MS } = changes
  const medium = createByteBudget({ total: 4 * MIB, small: SMALL, patienceMs })
  const large = createByteBudget({ total: 8 * MIB, small: SMALL, patienceMs })
  const leaving = createByteBudget({ total: leavingBytes, small: MEDIUM, patienceMs })

  return {
    /**
     * @param announced bytes that the message says it has; null where it does not say
     * @param work must not keep the message once `understood` was asked
     * @throws {HttpProblem} 429 where its turn did not come in time; nothing was sent then
     */
    async take<T>(announced: number | null, work: (turn: StartTurn) => Promise<T>): Promise<T> {
      const message = (announced !== null && announced <= MEDIUM ? medium : large).share()
      const text = leaving.share()
      try {
        return await work({
          grow: message.grow,
          async understood(characters) {
            await text.grow(characters)
            message.release()
          },
          left: text.release,
        })
      } finally {
        message.release()
        text.release()
      }
    },
  }
}
