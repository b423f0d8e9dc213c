import { type Left, UnreadableError } from './left'
import type { Command } from './shell/bash-commands'
import { fileWord, optionWord, variableWord } from './shown-words'

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
      // It may be the value of an option that is not known here.
      else run.left.push({ why: 'option', text: '' })
      continue
    }
    if (option !== '--seed' && option !== '--seed-file') {
      run.left.push({ why: 'option', text: optionWord(option) })
      continue
    }
    const value = glued === undefined ? rest[++at] : { ...word, text: glued }
    if (!value) continue
    if (option === '--seed' && value.fills.includes(value.text)) {
      // All of it is what the shell would put there.
      run.left.push({ why: 'seed', text: variableWord(value.text) })
    } else if (option === '--seed' || value.output) {
      // A file that only holds the output of a command in the text itself has no path.
      run.seedText = value.text
      run.left.push(...value.fills.map((fill): Left => ({ why: 'variable', text: variableWord(fill) })))
    } else run.left.push({ why: 'file', text: fileWord(value.text) })
  }
  if (run.automation === '' || /[\s"“”„«»]/.test(run.automation)) throw new UnreadableError('no-address')
  return run
}
