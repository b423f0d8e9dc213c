import { programWord } from '../shown-words'
import type { Commands, Word } from './bash-commands'

/**
 * The commands of a text for the Windows prompt that call one of these programs.
 *
 * Two readers are at work there, one after the other: the prompt, with its `^`, and the program's start-up code, with its
 * backslashes before quotation marks (Microsoft, "Parsing C command-line arguments"). What browsers copy doubles every
 * backslash, also those that the second reader leaves alone, so for that form they are all undone.
 */
export function findCmdCommands(source: string, programs: RegExp): Commands {
  const copiedByBrowser = source.includes('^"')
  const lines = splitLines(source.replaceAll('\r\n', '\n').replace(PROMPT, '').replace(MORE, ''))
  const found: Commands = { commands: [], left: [], broken: false }
  for (const line of lines) {
    const words = splitArguments(line, copiedByBrowser).map(toWord)
    const name = words[0]?.text.replace(/^.*[/\\]/, '')
    if (name === undefined) continue
    if (programs.test(name)) found.commands.push({ words, input: null, left: [] })
    else if (name.startsWith('-')) found.broken = true
    else found.left.push({ why: 'command', text: programWord(name) })
  }
  return found
}

const PROMPT = /^[A-Za-z]:\\[^\n>]*>/gm
/** What the prompt writes before a line that goes on. */
const MORE = /^More\? /gm

const toWord = (text: string): Word => ({ text, fills: text.match(/%[A-Za-z_]\w*%/g) ?? [] })

/** What the prompt hands on, one string for each command; `&` and `|` end one too. */
function splitLines(source: string): string[] {
  const lines: string[] = []
  let line = ''
  let quoted = false
  for (let at = 0; at < source.length; at++) {
    const c = source.charAt(at)
    if (c === '^' && !quoted) {
      at += 1
      // A line end is dropped, and what follows it is taken as it is: so a second one stays.
      if (source[at] === '\n') at += 1
      line += source.charAt(at)
    } else if (c === '\n' || (!quoted && /[&|<>]/.test(c))) {
      lines.push(line)
      line = ''
      quoted = false
    } else {
      if (c === '"') quoted = !quoted
      line += c
    }
  }
  return [...lines, line].filter((one) => one.trim() !== '')
}

/** What the program finds as its arguments. */
function splitArguments(line: string, everyBackslash: boolean): string[] {
  const words: string[] = []
  let word: string | null = null
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const c = line.charAt(at)
    if (c === '\\') {
      let end = at
      while (line[end] === '\\') end += 1
      const count = end - at
      const beforeQuote = line[end] === '"'
      const kept: string = '\\'.repeat(beforeQuote || everyBackslash ? Math.floor(count / 2) : count)
      word = (word ?? '') + kept
      at = end - 1
      if (beforeQuote && count % 2 === 1) {
        word += '"'
        at += 1
      } else if (everyBackslash && !beforeQuote && count % 2 === 1) word += '\\'
    } else if (c === '"') {
      word ??= ''
      if (quoted && line[at + 1] === '"') {
        word += '"'
        at += 1
      } else quoted = !quoted
    } else if (!quoted && /[ \t]/.test(c)) {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + c
  }
  return word === null ? words : [...words, word]
}
