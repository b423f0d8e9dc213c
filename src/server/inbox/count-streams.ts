import { HttpProblem } from '../guard/http-problem'

/** How many event streams are open, of each inbox and in sum. */
type StreamCount = {
  /** @throws {HttpProblem} 429 where this inbox has as many as it may, 503 where the server has */
  check(inboxId: string): void
  begin(inboxId: string): void
  end(inboxId: string): void
}

/**
 * Bounds event streams, each of which holds a socket for as long as its reader likes.
 * @param most of all inboxes together
 * @param mostOfOne of one inbox
 */
export function countStreams(most: number, mostOfOne: number): StreamCount {
  const open = new Map<string, number>()
  let sum = 0
  const openOf = (inboxId: string) => open.get(inboxId) ?? 0

  return {
    check(inboxId) {
      if (openOf(inboxId) >= mostOfOne)
        throw new HttpProblem(429, 'too-many-streams-of-inbox', 'This inbox is read by too many at once', {
          detail: `At most ${mostOfOne} event streams of one inbox are open at a time. Close pages or programs that read it; deliveries are kept meanwhile.`,
          retryAfter: 10,
        })
      if (sum >= most)
        throw new HttpProblem(503, 'too-many-streams', 'Too many event streams are open', {
          detail: 'Close pages that are not needed. Deliveries are kept meanwhile.',
          retryAfter: 10,
        })
    },
    begin(inboxId) {
      sum += 1
      open.set(inboxId, openOf(inboxId) + 1)
    },
    end(inboxId) {
      sum -= 1
      const left = openOf(inboxId) - 1
      if (left > 0) open.set(inboxId, left)
      else open.delete(inboxId)
    },
  }
}
