import { fromBase64Url, toBase64Url } from './base64-url'
import { maskPrivateNames } from './private-names'

const MARK = '~'

/**
 * Parameters as the address may show them to an audience: values with a private name in them in a form that nobody reads
 * at a glance (base64url behind `~`); all others as they are. Not a secret: who has the address can undo it.
 */
export function hideInAddress(params: URLSearchParams): URLSearchParams {
  return mapValues(params, (value) =>
    maskPrivateNames(value) === value && !value.startsWith(MARK)
      ? value
      : MARK + toBase64Url(new TextEncoder().encode(value)),
  )
}

/** The same parameters with every such value as it was. What only looks like one stays. */
export function readFromAddress(params: URLSearchParams): URLSearchParams {
  return mapValues(params, (value) =>
    value.startsWith(MARK) ? (readHidden(value.slice(1)) ?? value) : value,
  )
}

function mapValues(params: URLSearchParams, change: (value: string) => string): URLSearchParams {
  return new URLSearchParams([...params].map(([name, value]) => [name, change(value)]))
}

/** @returns null where it is no text that was hidden here */
function readHidden(text: string): string | null {
  const bytes = fromBase64Url(text)
  if (bytes === null) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
