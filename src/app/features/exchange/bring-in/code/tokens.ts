import { UnreadableError } from '../left'

/** The two languages whose programs are read: what differs is said where it does. */
export type Language = 'javascript' | 'python'

/** `string`: a literal with its prefix and quotes; `end`: a line's end; `sign`: an operator or bracket. */
export type Token = {
  kind: 'string' | 'name' | 'number' | 'sign' | 'end'
  text: string
  from: number
  to: number
}

const SPACE = /(?:[ \t\f\r\u00a0\ufeff]|\\\r?\n)+/y
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy
const NUMBER = /(?:0[xX][\da-fA-F_]+|(?:\d[\d_]*)?\.?\d[\d_]*\.?(?:[eE][+-]?\d+)?n?)/y
const SIGN = /=>|\.\.\.|\?\?|\?\.|===?|!==?|[-+*/%<>]=|&&|\|\||\*\*|[^\s]/y
const PYTHON_STRING = /[rRbBfFuU]{0,2}(?:'''|"""|'|")/y
const JAVASCRIPT_STRING = /['"`]/y

/**
 * Splits a program into its tokens, comments left out.
 * @throws {UnreadableError} where a string stays open
 */
export function codeTokens(source: string, language: Language): Token[] {
  const tokens: Token[] = []
  const string = language === 'python' ? PYTHON_STRING : JAVASCRIPT_STRING
  const comment = language === 'python' ? /#[^\n]*/y : /\/\/[^\n]*|\/\*[\s\S]*?\*\//y
  let at = 0
  const take = (kind: Token['kind'], to: number) => {
    tokens.push({ kind, text: source.slice(at, to), from: at, to })
    at = to
  }
  while (at < source.length) {
    const skipped = matchAt(SPACE, source, at) || matchAt(comment, source, at)
    const opening = skipped === 0 ? matchAt(string, source, at) : 0
    if (skipped > 0) at += skipped
    else if (source[at] === '\n') take('end', at + 1)
    else if (opening > 0) take('string', stringEnd(source, at, opening))
    else {
      const name = matchAt(NAME, source, at)
      const number = name === 0 ? matchAt(NUMBER, source, at) : 0
      take(
        name > 0 ? 'name' : number > 0 ? 'number' : 'sign',
        at + (name || number || matchAt(SIGN, source, at) || 1),
      )
    }
  }
  return tokens
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex - at : 0
}

/** Behind the quote that closes; a raw string's backslash protects a quote too. */
function stringEnd(source: string, from: number, opening: number): number {
  const quote = /'''|"""|['"`]$/.exec(source.slice(from, from + opening))?.[0] ?? ''
  const special = new RegExp(
    quote.length === 1 && quote !== '`' ? `\\\\[\\s\\S]|${quote}|\\n` : `\\\\[\\s\\S]|${quote}`,
    'g',
  )
  special.lastIndex = from + opening
  for (let found = special.exec(source); found; found = special.exec(source)) {
    if (found[0] === '\n') break
    if (found[0] === quote) return special.lastIndex
  }
  throw new UnreadableError('unclosed')
}
