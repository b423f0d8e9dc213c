import { type Left, UnreadableError } from './left'
import type { Command } from './shell/bash-commands'

/** What `datallog run …` says; `seedText: null` where it leaves the seed to a file. */
export type WrittenRun = { automation: string; seedText: string | null; left: Left[] }

/**
 * Reads the platform's command line (SDK: `datallog run <automation> [--seed <json> | --seed-file <path>]`).
 * @throws {UnreadableError} where it names no automation
 */
export function datallogCommand({ words, left }: Command): WrittenRun {
  const run: WrittenRun = { automation: '', seedText: null, left: [...left] }
  const rest = words.slice(2)
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at]
    if (!word) break
    const [, option, glued] = /^(--?[A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(word.text) ?? []
    if (option === undefined) {
      if (run.automation === '') run.automation = word.text
      else run.left.push({ why: 'option', text: word.text })
      continue
    }
    if (option !== '--seed' && option !== '--seed-file') {
      run.left.push({ why: 'option', text: option })
      continue
    }
    const value = glued === undefined ? rest[++at] : { ...word, text: glued }
    if (!value) continue
    // A file that only holds the output of a command in the text itself has no path.
    if (option === '--seed' || value.output) {
      run.seedText = value.text
      run.left.push(...value.fills.map((text) => ({ why: 'variable' as const, text })))
    } else run.left.push({ why: 'file', text: value.text })
  }
  if (run.automation === '') throw new UnreadableError('no-address')
  return run
}
