import type { Left } from '../left'
import { programWord } from '../shown-words'
import { bashTokens, type Part, type Token } from './bash-tokens'

/** One word of a command. `fills`: what the shell would have filled in and could not be known; it stands in the text as written. `output`: the text is the content of a file `<(…)`. */
export type Word = { text: string; fills: string[]; output?: true }

/** A command as its program would be called. `input`: what stands on its standard input; `null` where that is not known. */
export type Command = { words: Word[]; input: Word | null; left: Left[] }

/**
 * What a text would run of what is looked for, and the rest of it. `broken`: options stand at the beginning of a line, where
 * the line before them was meant to go on.
 */
export type Commands<C = Command> = { commands: C[]; left: Left[]; broken: boolean }

/**
 * The commands of a text that call one of these programs, with what the text itself says about their variables and their
 * input. Everything else that the text would run is named in `left`.
 * @throws {UnreadableError} where the text breaks off inside a quote
 */
export function findBashCommands(source: string, programs: RegExp): Commands {
  const variables = new Map<string, Word>()
  const found: Commands = { commands: [], left: [], broken: false }
  let before: Simple | null = null
  for (const simple of simpleCommands(bashTokens(source))) {
    const words = simple.words.map((word) => resolve(word, variables))
    const name = programOf(words)
    if (name !== null && programs.test(name)) {
      found.commands.push(toCommand(simple, words, simple.after === '|' ? before : null, variables))
    } else if (!assign(words, variables) && name !== null && simple.before !== '|') {
      if (name.startsWith('-')) found.broken = true
      else {
        const word = programWord(name)
        found.left.push({
          why: 'command',
          text: simple.after === '\n' ? word : `${simple.after} ${word}`.trim(),
        })
      }
    }
    before = simple
  }
  return found
}

/** A command before its words are resolved; `after` and `before` are the operators on its two sides. */
type Simple = {
  words: Unresolved[]
  input: Part[] | null
  redirects: string[]
  after: string
  before: string
}
type Unresolved = Part[] | { output: Token[] }

function* simpleCommands(tokens: readonly Token[]): Generator<Simple> {
  let current: Simple = { words: [], input: null, redirects: [], after: '\n', before: '' }
  let redirect: string | null = null
  for (const token of [...tokens, { kind: 'operator' as const, operator: '\n' }]) {
    if (token.kind === 'word') {
      if (redirect === null) current.words.push(token.parts)
      redirect = null
    } else if (token.kind === 'output-of') current.words.push({ output: token.tokens })
    else if (token.kind === 'input') current.input = token.parts
    else if (/[<>]/.test(token.operator)) {
      current.redirects.push(token.operator)
      // `2>&1` names its target itself.
      redirect = /&\d$/.test(token.operator) ? null : token.operator
    } else {
      current.before = token.operator
      if (current.words.length > 0) yield current
      const after = current.words.length > 0 || token.operator !== '\n' ? token.operator : current.after
      current = { words: [], input: null, redirects: [], after, before: '' }
    }
  }
}

function resolve(word: Unresolved, variables: ReadonlyMap<string, Word>): Word {
  if ('output' in word) {
    const known = outputOf(word.output, variables)
    return known ? { ...known, output: true } : { text: '<(…)', fills: ['<(…)'] }
  }
  const resolved: Word = { text: '', fills: [] }
  for (const part of word) {
    const known = 'fill' in part && part.name !== null ? variables.get(part.name) : undefined
    if ('text' in part) resolved.text += part.text
    else if (known) {
      resolved.text += known.text
      resolved.fills.push(...known.fills)
    } else {
      resolved.text += part.fill
      resolved.fills.push(part.fill)
    }
  }
  return resolved
}

/** `NAME=value`, `export NAME=value`: remembered for the commands that follow. */
function assign(words: readonly Word[], variables: Map<string, Word>): boolean {
  const rest = words[0]?.text === 'export' || words[0]?.text === 'set' ? words.slice(1) : words
  if (!rest.every(({ text }) => ASSIGNMENT.test(text))) return false
  for (const { text, fills } of rest) {
    const [, name = '', value = ''] = ASSIGNMENT.exec(text) ?? []
    variables.set(name, { text: value, fills })
  }
  return true
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=([\s\S]*)$/
const PREFIX = /^(?:sudo|time|command|exec|env|nohup)$/

/** The program's name, behind assignments, prompts and words like `sudo`. */
function programOf(words: readonly Word[]): string | null {
  const at = programIndex(words)
  return words[at]?.text.replace(/^.*[/\\]/, '') ?? null
}

function programIndex(words: readonly Word[]): number {
  const at = words.findIndex(
    ({ text }) => !ASSIGNMENT.test(text) && !PREFIX.test(text) && !/^[$%>]$/.test(text),
  )
  return at < 0 ? words.length : at
}

function toCommand(
  simple: Simple,
  words: Word[],
  piped: Simple | null,
  variables: ReadonlyMap<string, Word>,
): Command {
  const left: Left[] = simple.redirects.map((operator) => ({ why: 'command', text: operator }))
  const output = piped && printed(piped, variables)
  if (piped && !output)
    left.push({
      why: 'command',
      text: `${programWord(programOf(piped.words.map((word) => resolve(word, variables))) ?? '')} |`.trim(),
    })
  const input = simple.input ? resolve(simple.input, variables) : output
  return { words: words.slice(programIndex(words)), input, left }
}

/** What `<(…)` or a pipe brings, where the command only prints. */
function outputOf(tokens: readonly Token[], variables: ReadonlyMap<string, Word>): Word | null {
  const [only, more] = [...simpleCommands(tokens)]
  return only && !more ? printed(only, variables) : null
}

function printed(simple: Simple, variables: ReadonlyMap<string, Word>): Word | null {
  const words = simple.words.map((word) => resolve(word, variables))
  const [program, ...rest] = words.slice(programIndex(words))
  if (program?.text === 'cat' && rest.length === 0 && simple.input) return resolve(simple.input, variables)
  if (program?.text === 'printf' && rest.length === 2 && rest[0]?.text === '%s') return rest[1] ?? null
  if (program?.text !== 'echo') return null
  const bare = rest[0]?.text === '-n'
  const shown = bare ? rest.slice(1) : rest
  return {
    text: `${shown.map(({ text }) => text).join(' ')}${bare ? '' : '\n'}`,
    fills: shown.flatMap(({ fills }) => fills),
  }
}
