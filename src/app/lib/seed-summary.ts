import { spellOut } from '../../contract/misleading-text'
import { type JsonNode, parseTree } from './json/parse-tree'
import { decodeString } from './json/scan'

const MOST = 80
/** A summary needs the beginning only; reading 5 MB for a row would not be worth it. */
const MOST_READ = 20_000

/**
 * The first values of a seed on one line ("days: 2023-01-01, 2023-01-02"), so that runs and seeds can be told apart.
 * Numbers are shown as written, what can’t be seen by its code point. A text that is long, or not JSON, is shown from its
 * beginning.
 */
export const seedSummary = (seedText: string): string => spellOut(firstValues(seedText), 'text')

function firstValues(seedText: string): string {
  const start = () =>
    seedText
      .slice(0, MOST * 2)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, MOST)
  if (seedText.length > MOST_READ) return start()
  try {
    return summarize(seedText, parseTree(seedText).root).slice(0, MOST)
  } catch {
    return start()
  }
}

function summarize(text: string, node: JsonNode, depth = 0): string {
  switch (node.kind) {
    case 'array': {
      const shown = node.items.slice(0, 3).map((item) => summarize(text, item, depth + 1))
      const more = node.items.length - 3
      return depth > 3 ? '[…]' : shown.join(', ') + (more > 0 ? `, +${more}` : '')
    }
    case 'object': {
      if (depth > 1) return '{…}'
      const members = node.members.filter(({ key }) => key !== '_comment').slice(0, 20)
      return members.map(({ key, value }) => `${key}: ${summarize(text, value, depth + 1)}`).join(' · ')
    }
    case 'string':
      return decodeString(text.slice(node.start, node.end)).slice(0, MOST).replace(/\s+/g, ' ')
    default:
      return text.slice(node.start, node.end)
  }
}
