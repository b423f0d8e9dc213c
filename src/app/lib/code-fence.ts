/** One fenced block of Markdown (CommonMark 4.5): what is written behind its opening marks, and what stands in it. */
type FencedBlock = { info: string; text: string }

const OPENING = /^([ \t>]*)(`{3,}|~{3,})[ \t]*([^\n`]*)$/

/** The fenced blocks of a text, in order; one that is never closed goes to the end. Marks of a quotation (`> `) go with the fence. */
export function fencedBlocks(text: string): FencedBlock[] {
  const blocks: FencedBlock[] = []
  let open: { marks: string; quoted: boolean; indent: number; info: string; lines: string[] } | null = null
  for (const whole of text.split('\n')) {
    const line = whole.replace(/\r$/, '')
    if (open) {
      // What is written in it stays to the character, line ends too.
      const bare = open.quoted ? whole.replace(/^[ \t]*(?:>[ \t]?)+/, '') : whole
      const closing = /^[ \t]*(`{3,}|~{3,})[ \t\r]*$/.exec(bare)?.[1] ?? ''
      if (closing.startsWith(open.marks)) {
        blocks.push(blockOf(open))
        open = null
      } else open.lines.push(bare.slice(Math.min(open.indent, bare.search(/\S|$/))))
      continue
    }
    const [, before, marks, info = ''] = OPENING.exec(line) ?? []
    if (before === undefined || marks === undefined) continue
    const quoted = before.includes('>')
    open = { marks, quoted, indent: quoted ? 0 : before.length, info: info.trim(), lines: [] }
  }
  return open ? [...blocks, blockOf(open)] : blocks
}

const blockOf = ({ info, lines }: { info: string; lines: string[] }): FencedBlock => ({
  info,
  text: lines.join('\n').replace(/\r$/, ''),
})

/**
 * A text without the one fence, or the one pair of single backticks, that stands around all of it.
 * @returns `null` where nothing of the kind stands around it
 */
export function withoutFence(text: string): string | null {
  const bare = text.replace(/^\ufeff?(?:[ \t]*\r?\n)*/, '').trimEnd()
  if (/^[> \t]*(?:`{3}|~{3})/.test(bare)) {
    const [block, more] = fencedBlocks(bare)
    return block && !more ? block.text : null
  }
  return /^[ \t]*`[^`]+`$/.test(bare) ? bare.trimStart().slice(1, -1) : null
}
