/**
 * Whether a program that reads this number as a double, as most do, would get another value: too many digits, too large
 * or too small. `1.0` and `1` are the same value; only how they are written differs.
 * @param number a JSON number as written
 */
export function isBeyondDouble(number: string): boolean {
  // Up to 15 digits always survive, within the range that needs no exponent.
  if (number.length <= 15 && !/[eE]/.test(number)) return false
  return canonical(number) !== canonical(String(Number(number)))
}

/** Digits without leading and trailing zeros, and the power of ten of the last: one form for each value. */
function canonical(number: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number)
  if (!parts) return number
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts
  const all = (whole + fraction).replace(/^0+/, '')
  const digits = all.replace(/0+$/, '')
  if (digits === '') return '0'
  // No double is near such an exponent.
  if (exponent.length > 20) return number
  return `${sign}${digits}e${BigInt(exponent) - BigInt(fraction.length) + BigInt(all.length - digits.length)}`
}
