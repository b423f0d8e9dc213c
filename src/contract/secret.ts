/**
 * A value that must not be shown by accident: printing, joining, serialising or inspecting it says `[redacted]`.
 * Only `reveal()` gives it out, so that every place that does can be found by that name.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return REDACTED
  }

  toJSON(): string {
    return REDACTED
  }

  /** What Node's `console` and `util.inspect` ask for. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED
  }
}

/** Stands where a secret stood. */
export const REDACTED = '[redacted]'
