import { createHash } from 'node:crypto'
import { relative } from 'node:path'

/**
 * Names for the classes of CSS modules in the built page: three letters for the file and a count for the class, since
 * every longer name goes over the wire twice, in the style sheet and in the script. The same sources give the same names.
 */
export function shortClassName(root = process.cwd()): (name: string, file: string) => string {
  const files = new Map<string, { prefix: string; names: Map<string, string> }>()
  const taken = new Set<string>()
  return (name, path) => {
    const file = relative(root, path.split('?', 1)[0] ?? path)
    const known = files.get(file) ?? { prefix: prefixOf(file, taken), names: new Map() }
    files.set(file, known)
    const short = known.names.get(name) ?? known.prefix + known.names.size.toString(36)
    known.names.set(name, short)
    return short
  }
}

/** Letters only, and one more where two files would share theirs. */
function prefixOf(file: string, taken: Set<string>): string {
  const letters = [...createHash('sha256').update(file.replaceAll('\\', '/')).digest()].map((byte) =>
    String.fromCharCode(97 + (byte % 26)),
  )
  let length = 3
  while (taken.has(letters.slice(0, length).join(''))) length++
  const prefix = letters.slice(0, length).join('')
  taken.add(prefix)
  return prefix
}
