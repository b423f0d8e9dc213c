/** A number that double precision takes for infinite is written with an exponent of three digits, or with very many digits. */
const MAYBE_INFINITE = /[eE]\+?\d{3}|\d{300}/

/**
 * The value of a JSON text, as schemas see it. `1e400` is the largest number there is, rather than no number at all.
 * @throws {SyntaxError} where the text is no JSON
 */
export function parseValue(text: string): unknown {
  if (!MAYBE_INFINITE.test(text)) return JSON.parse(text)
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? Math.sign(value) * Number.MAX_VALUE : value,
  )
}
