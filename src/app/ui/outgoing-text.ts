let pass = (text: string) => text

/** Sets what every text goes through on its way to the clipboard or into a file. */
export function passOutgoingTexts(through: (text: string) => string): void {
  pass = through
}

/** A text as it may leave the page. */
export const outgoingText = (text: string): string => pass(text)
