import { Secret } from '../../contract/secret'

/**
 * A text that is given out once and not kept after that: whoever holds on to what it was part of does not hold on to it. It
 * counts as a secret.
 */
export class TextOnce {
  #text: Secret

  constructor(text: string) {
    this.#text = new Secret(text)
  }

  /** The text; empty after the first time. */
  take(): string {
    const text = this.#text.reveal()
    this.#text = new Secret('')
    return text
  }
}
