import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Canaries } from './plan'

/** A place that was searched, by name. */
export type Place = { where: string; text: string }

/**
 * Looks for the secrets, as they are, as base64, URL-encoded and as UTF-16 (how browsers keep some strings on disk).
 * @returns where which was found; the secret itself is not printed
 */
export function findCanaries({ token, apiKey, headerValue }: Canaries, places: Iterable<Place>): string[] {
  const secrets = { token, 'api key': apiKey, 'header value': headerValue }
  const needles = Object.entries(secrets).flatMap(([what, secret]) =>
    formsOf(secret).map(([form, needle]) => ({ what: `${what} (${form})`, needle })),
  )
  const found: string[] = []
  for (const { where, text } of places)
    for (const { what, needle } of needles) if (text.includes(needle)) found.push(`${what} in ${where}`)
  return found
}

function formsOf(secret: string): [form: string, needle: string][] {
  const base64 = Buffer.from(secret).toString('base64')
  const forms: [string, string][] = [
    ['plain', secret],
    ['base64', base64.replace(/=+$/, '')],
    ['base64 of the header', Buffer.from(`Token ${secret}`).toString('base64').replace(/=+$/, '')],
    ['URL-encoded', encodeURIComponent(secret)],
    ['UTF-16', Buffer.from(secret, 'utf16le').toString('latin1')],
  ]
  return forms.filter(
    ([form], index) => index === 0 || forms[0]?.[1] !== forms.find(([f]) => f === form)?.[1],
  )
}

/** Every file below a folder, as text of single bytes. */
export function* filesBelow(
  folder: string,
  what: string,
  keep: (path: string) => boolean = () => true,
): Generator<Place> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !keep(path)) continue
    yield { where: `${what} ${path.slice(folder.length + 1)}`, text: readFileSync(path, 'latin1') }
  }
}

/** What a profile keeps of pages: databases, storage, addresses. Not `Session Storage`, which the operator may choose. */
export const keptOfPages = (path: string): boolean =>
  ['IndexedDB', 'Local Storage', 'History', 'Cache', 'Service Worker', 'Web Data', 'Preferences'].some(
    (part) => path.split(sep).some((segment) => segment.startsWith(part)),
  )
