import { maskPrivateNames } from './private-names'

const MARK = '~'

/**
 * Parameters as the address may show them to an audience: values with a private name in them in a form that nobody reads
 * at a glance (base64url behind `~`); all others as they are. Not a secret: who has the address can undo it.
 */
export function hideInAddress(params: URLSearchParams): URLSearchParams {
  return mapValues(params, (value) =>
    maskPrivateNames(value) === value && !value.startsWith(MARK) ? value : MARK + toBase64Url(value),
  )
}

/** The same parameters with every such value as it was. What only looks like one stays. */
export function readFromAddress(params: URLSearchParams): URLSearchParams {
  return mapValues(params, (value) =>
    value.startsWith(MARK) ? (fromBase64Url(value.slice(1)) ?? value) : value,
  )
}

function mapValues(params: URLSearchParams, change: (value: string) => string): URLSearchParams {
  return new URLSearchParams([...params].map(([name, value]) => [name, change(value)]))
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): string | null {
  try {
    const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(letters, (letter) => letter.charCodeAt(0)),
    )
  } catch {
    return null
  }
}
