import { spellOut } from '../../contract/misleading-text'
import { createListeners } from './listeners'

/**
 * The names that an audience must not read while a demo hides names: projects, profiles, whom a token belongs to. Whoever
 * reads or is given one tells it here, so that no view has to think of it: `mask-page.ts` hides them wherever they come up.
 */
const told = new Map<string, ReadonlySet<string>>()
const kept = new Set<string>()
const listeners = createListeners()

/** How names are hidden in texts that leave the page; `null` while they are shown. */
let hiding: ((text: string) => string) | null = null

/** A name on its own, from now on. One letter would hide half the page. */
export function tellPrivateName(name: string | null | undefined): void {
  const trimmed = name?.trim() ?? ''
  if (trimmed.length < SHORTEST || kept.has(trimmed) || isNoSecret(trimmed)) return
  kept.add(trimmed)
  changed()
}

/** Names that stand at one place, in place of those that stood there before: a field that is being typed in. */
export function tellPrivateNamesOf(place: string, names: readonly string[]): void {
  const now = new Set(
    names.map((name) => name.trim()).filter((name) => name.length >= SHORTEST && !isNoSecret(name)),
  )
  const before = told.get(place)
  if (before?.size === now.size && [...now].every((name) => before.has(name))) return
  told.set(place, now)
  changed()
}

function changed(): void {
  pattern = undefined
  listeners.tell()
}

const SHORTEST = 2

/** Stands for a profile where there is none: the end of a token, behind dots already. */
const isNoSecret = (name: string) => /^(?:Token •+|\?$|—$)/.test(name)

/** Every name told so far, longest first. */
function privateNames(): string[] {
  return [...new Set([...kept, ...[...told.values()].flatMap((names) => [...names])])].sort(
    (a, b) => b.length - a.length,
  )
}

export const subscribePrivateNames = listeners.subscribe

/** Finds every name told so far; `undefined`: to be made anew, since other names were told. */
let pattern: RegExp | null | undefined

/**
 * A text with dots for every private name in it, letter by letter, so that what stands in columns stays there.
 * Whole words only; names are found in their escaped form, as in addresses, and spelled out, too.
 */
export function maskPrivateNames(text: string): string {
  if (pattern === undefined) pattern = patternOf(privateNames())
  return pattern ? text.replace(pattern, (name) => '•'.repeat(name.length)) : text
}

function patternOf(names: readonly string[]): RegExp | null {
  const forms = [...new Set(names.flatMap((name) => [name, encodeURIComponent(name), spellOut(name)]))]
  const words = forms.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
  return words === '' ? null : new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words})(?![\\p{L}\\p{N}_])`, 'gu')
}

/** Turns hiding on or off for what leaves the page. */
export function hidePrivateNames(on: boolean): void {
  hiding = on ? maskPrivateNames : null
}

/** A text for a file, the clipboard or a notification: as it is, but for the names that a demo hides. */
export const forAudience = (text: string): string => (hiding ? hiding(text) : text)

export const areNamesHidden = (): boolean => hiding !== null
