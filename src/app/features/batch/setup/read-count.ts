/** Digits, or digits in threes as some language writes them: "20000", "20,000", "20.000", "20 000". */
const COUNT = /^(?:\d+|\d{1,3}(?:([.,'’\s])\d{3})(?:\1\d{3})*)$/

/** A number of rows as it was typed; `null` where it is none. */
export function readCount(text: string): number | null {
  const typed = text.trim()
  return COUNT.test(typed) ? Number(typed.replace(/\D/g, '')) : null
}
