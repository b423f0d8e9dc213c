import { fencedBlocks, withoutFence } from '../../../lib/code-fence'
import { readAsMeant } from './foreign-outside'
import type { ImportKind, ImportNote } from './import'
import { kindOf } from './kind-of'
import type { Left } from './left'
import { withoutPrompts } from './without-prompts'

/** A command or program by itself, and what was said or left around it. `quotes`: see `readAsMeant`. */
type PreparedText = { text: string; quotes: string; notes: ImportNote[]; left: Left[] }

/** Takes off what a chat, a page or a terminal has put around a command, and what a word processor has put in place of its characters. */
export function prepareText(whole: string, kind: ImportKind): PreparedText {
  const { text: inside, isFenced, more } = fromFence(whole.replace(/^\ufeff/, ''))
  const { text, changed, quotes } = readAsMeant(
    isShell(kind) || kind === 'python' ? withoutPrompts(inside) : inside,
    kind,
  )
  return {
    text,
    quotes,
    notes: [
      ...(isFenced ? [{ kind: 'fence' as const }] : []),
      ...(changed ? [{ kind: 'foreign' as const, codes: changed }] : []),
    ],
    left: Array.from({ length: more }, (): Left => ({ why: 'request', text: '' })),
  }
}

const isShell = (kind: ImportKind) => kind === 'curl' || kind === 'httpie' || kind === 'datallog'

/** The first fenced block that holds a command, and how many more do. */
function fromFence(whole: string): { text: string; isFenced: boolean; more: number } {
  const none = { text: whole, isFenced: false, more: 0 }
  const fence = whole.search(/^[ \t>]*(?:`{3,}|~{3,})/m)
  if (fence < 0) {
    const bare = withoutFence(whole)
    return bare === null ? none : { text: bare, isFenced: true, more: 0 }
  }
  // One that stands inside of a command belongs to it.
  if (kindOf(whole.slice(0, fence)) !== null) return none
  const blocks = fencedBlocks(whole).filter(({ text }) => kindOf(text) !== null)
  return blocks[0] ? { text: blocks[0].text, isFenced: true, more: blocks.length - 1 } : none
}
