/**
 * Where everything random in a test begins: the same on every run and machine, so that a red test is red again.
 * `SEEDPAD_SEED=7 npm test` looks elsewhere; `npm run test:explore` does so many times.
 * @throws {Error} where SEEDPAD_SEED is no whole number of 32 bits
 */
export function readSeed() {
  const text = process.env.SEEDPAD_SEED ?? '20261201'
  const seed = Number(text)
  if (text.trim() === '' || seed !== (seed | 0))
    throw new Error(`SEEDPAD_SEED takes a whole number from -2147483648 to 2147483647, not “${text}”`)
  return seed
}
