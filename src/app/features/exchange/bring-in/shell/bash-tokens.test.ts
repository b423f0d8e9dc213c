// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such texts are what is meant

import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsAmong } from '../../../../../contract/testing/faults-among'
import { bashQuote } from '../../take-out/bash-quote'
import { NASTY_BODIES } from '../../take-out/testing/nasty-bodies'
import { bashTokens, type Part } from './bash-tokens'

const hasBash = spawnSync('bash', ['--version']).status === 0

const textOf = (parts: Part[]) =>
  parts.map((part) => ('text' in part ? part.text : `«${part.fill}»`)).join('')
const wordsOf = (source: string) =>
  bashTokens(source).map((token) =>
    token.kind === 'word'
      ? textOf(token.parts)
      : token.kind === 'operator'
        ? token
        : { [token.kind]: 'parts' in token ? textOf(token.parts) : token.tokens.length },
  )

/** The words that bash itself makes of a text. */
function askBash(sources: readonly string[]): string[][] {
  const script = sources.map((source) => `set -- ${source}\nprintf '%s\\0' $# "$@"`).join('\n')
  const { stdout, status, stderr } = spawnSync('bash', ['--norc', '-f'], {
    input: script,
    encoding: 'utf8',
    env: { LANG: 'C.UTF-8' },
  })
  if (status !== 0) throw new Error(stderr)
  const said = stdout.split('\0')
  return sources.map(() => said.splice(0, 1 + Number(said[0])).slice(1))
}

describe('words', () => {
  const TRICKY = [
    `'a'\\''b' "c\\"d" e\\ f`,
    String.raw`"\$HOME \`x\` \\ \n \' \a"`,
    String.raw`$'tab\there \x41\101 \u00e9 \U0001F600 \'q\' \"d\" \\ \q \cA'`,
    String.raw`$'\xc3\xa9\342\202\254'`,
    `$"text" a''b "" ''`,
    `a\\\nb "c\\\nd" 'e\\\nf'`,
    `-H'x: y' --data='{"a":1}' a#b`,
    `"it's" 'say "x"' "a'b'c"`,
    String.raw`a\b\'c "a\b\'c" 'a\b'`,
    `{a} [x] a~ * ? = % ^ ! @ , : + -`,
    `"$" $ "a$" a$ "$ x" $, "5$%"`,
    `'{"a":"\\n"}'"x"'$'"y"`,
    `"😀" 日本語 'é'`,
  ]
  test.skipIf(!hasBash)('are split as bash splits them', () => {
    const theirs = askBash(TRICKY)
    expect(TRICKY.map((source) => [source, wordsOf(source)])).toEqual(
      TRICKY.map((source, at) => [source, theirs[at]]),
    )
  })

  test.skipIf(!hasBash)('are split as bash splits them, whatever is quoted how', () => {
    const text = fc.string({
      unit: fc.constantFrom(...' \t\n\\\'"$`!#&|;<>(){}[]*?~=%^aénx041u'),
      maxLength: 12,
    })
    const piece = fc.oneof(
      text.map((inside) => `'${inside.replaceAll("'", '')}'`),
      text.map((inside) => `"${inside.replace(/["\\$`]/g, '\\$&')}"`),
      text.map((inside) => `"${inside.replace(/["$`]/g, '').replace(/\\+$/, '')}"`),
      text.map((inside) => `$'${inside.replace(/['\\]/g, '\\$&')}'`),
      text.map((inside) => inside.replace(/[\s\S]/g, '\\$&')),
      fc.stringMatching(/^[a-z0-9=:@%,./+-]{1,6}$/),
      fc.constant(bashQuote("it's\n!\t")),
    )
    const word = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''))
    const source = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    // A hundred at a time, since each time starts a shell.
    fc.assert(
      fc.property(fc.array(source, { minLength: 100, maxLength: 100 }), (sources) => {
        const theirs = askBash(sources)
        for (const [at, one] of sources.entries())
          expect(wordsOf(one), JSON.stringify(one)).toEqual(theirs[at])
      }),
      { numRuns: 4 },
    )
  })

  test('give back what was quoted, however nasty', async () => {
    const faults = await faultsAmong(
      NASTY_BODIES,
      ([why]) => why,
      ([, body]) => expect(wordsOf(`x ${bashQuote(body)} y`)).toEqual(['x', body, 'y']),
    )
    expect(faults).toEqual([])
  })

  test('of megabytes are read', () => {
    const body = `{"seed":"${"it's \\\\ $x `y` \n".repeat(80_000)}"}`
    expect(wordsOf(bashQuote(body))).toEqual([body])
    expect(wordsOf(bashQuote(`${body}\t!`))).toEqual([`${body}\t!`])
    expect(wordsOf(`"${body.replace(/["\\$`]/g, '\\$&')}"`)).toEqual([body])
  })
})

describe('what the shell would fill in', () => {
  test('stands as it is written, marked', () => {
    expect(wordsOf('"Token $TOKEN" ${A}x $(cat "a b" | tr a b) `id -u` ${X:-y z} \'$NO\'')).toEqual([
      'Token «$TOKEN»',
      '«${A}»x',
      '«$(cat "a b" | tr a b)»',
      '«`id -u`»',
      '«${X:-y z}»',
      '$NO',
    ])
  })
})

describe('operators', () => {
  test('end words, and comments are skipped', () => {
    expect(wordsOf('a|b && c 2>&1 >out # no\nd;e')).toEqual([
      'a',
      { kind: 'operator', operator: '|' },
      'b',
      { kind: 'operator', operator: '&&' },
      'c',
      { kind: 'operator', operator: '2>&1' },
      { kind: 'operator', operator: '>' },
      'out',
      { kind: 'operator', operator: '\n' },
      'd',
      { kind: 'operator', operator: ';' },
      'e',
    ])
  })

  test('inside quotes are text', () => {
    expect(wordsOf(`'a|b' "c;d" e\\&f`)).toEqual(['a|b', 'c;d', 'e&f'])
  })

  test('bring a here-document, filled or as it is', () => {
    expect(wordsOf("cat <<'EOF' x\n$A \\n\nEOF\ny")).toEqual([
      'cat',
      { input: '$A \\n\n' },
      'x',
      { kind: 'operator', operator: '\n' },
      'y',
    ])
    expect(wordsOf('cat <<EOF\n$A \\$B\nEOF')).toEqual([
      'cat',
      { input: '«$A» $B\n' },
      { kind: 'operator', operator: '\n' },
    ])
    expect(wordsOf('cat <<< "a b"')).toEqual(['cat', { input: 'a b\n' }])
  })
})

test('line ends of Windows are line ends', () => {
  expect(wordsOf("curl \\\r\n  -d 'a\r\nb'\r\n")).toEqual([
    'curl',
    '-d',
    'a\nb',
    { kind: 'operator', operator: '\n' },
  ])
})

test('any text is read or refused, and never holds the page up', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...' \t\n\r\\\'"$`!#&|;<>(){}a') }), (source) => {
      try {
        bashTokens(source)
      } catch (error) {
        expect(error).toHaveProperty('name', 'UnreadableError')
      }
    }),
    { numRuns: 3000 },
  )
})
