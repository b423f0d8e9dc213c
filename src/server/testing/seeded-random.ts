/** What decides the course of a test where chance does; set `SEEDPAD_SEED` to see a course again. */
export const SEED = Number(process.env.SEEDPAD_SEED ?? 20261201)

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function seededRandom(seed = SEED): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
