import { fencedBlocks, withoutFence } from '../../../lib/code-fence'
import { escapeHalves } from './escape-halves'
import { mendForeign } from './mend-foreign'

/**
 * What one click mends where a seed's text stops being JSON, in the editor, which can undo it. Each gives the text back
 * as it is where it has nothing to mend.
 */
export const cures = {
  removeMark: (text: string) => text.replace(/^\ufeff+/, ''),
  escapeHalves,
  mendForeign,
  removeFence,
} satisfies Record<string, (text: string) => string>

export type Cure = keyof typeof cures

/** Of several blocks the first that holds anything; marks that fence nothing in just go. */
function removeFence(text: string): string {
  const held = withoutFence(text) ?? fencedBlocks(text).find((block) => block.text.trim() !== '')?.text
  return held ?? text.replace(/^\s*(?:`{3,}|~{3,})|\s*(?:`{3,}|~{3,})\s*$/g, '')
}
