import { foldCode, type SecretPattern } from './secret-patterns'

/** So much of a secret at the end of a text that was cut off is taken for its beginning. */
const SHORTEST_BEGINNING = 4

/** Flags of a node: what it is the beginning of. */
export const BEGINS_ANYWHERE = 1
export const BEGINS_ALONE = 2

/**
 * The patterns as one automaton (Aho and Corasick): a node stands for the longest beginning of a pattern that has just
 * been read, so that a text is gone through once however often its parts look like the beginning of a secret. Node 0
 * stands for nothing.
 */
export function createAutomaton(patterns: readonly SecretPattern[], spend: (steps: number) => void) {
  const most = patterns.reduce((sum, { text }) => sum + text.length, 1)
  spend(most)
  const codes = new Int32Array(most)
  const children = new Int32Array(most)
  const siblings = new Int32Array(most)
  /** The node of the longest ending of what was read that begins a pattern too. */
  const endings = new Int32Array(most)
  /** The next shorter ending from which a character may lead on that does not lead on from here. */
  const retries = new Int32Array(most)
  const depths = new Int32Array(most)
  /** Nodes in an order in which all that end in a node follow it; and how many they are, with the node itself. */
  const ranks = new Int32Array(most)
  const families = new Int32Array(most)
  const begins = new Uint8Array(most)
  /** Whether a pattern that counts only in some places may go on from here. */
  const placedAhead = new Uint8Array(most)
  /** How long the longest pattern is that ends here and counts anywhere. */
  const anywhere = new Int32Array(most)
  const goesOn = new Uint8Array(most)
  /** Patterns that count only in some places; the node of the longest that ends here, and of the next shorter one. */
  const placed = new Map<number, SecretPattern>()
  const firstPlaced = new Int32Array(most)
  const roots = new Map<number, number>()
  const asciiRoots = new Int32Array(0x100)
  const alphabet = new Set<number>()
  let size = 1

  for (const pattern of patterns) insert(pattern)
  link()

  function insert(pattern: SecretPattern) {
    let node = 0
    let depth = 0
    for (const letter of pattern.text) {
      // What begins here is noted below, before the last character: the whole is no beginning.
      if (depth >= SHORTEST_BEGINNING && pattern.place !== 'quoted')
        begins[node] = at(begins, node) | (pattern.place === 'anywhere' ? BEGINS_ANYWHERE : BEGINS_ALONE)
      const code = letter.codePointAt(0) ?? 0
      alphabet.add(code)
      depth += letter.length
      node = childOf(node, code) || grow(node, code)
      if (pattern.place !== 'anywhere') placedAhead[node] = 1
    }
    if (pattern.place === 'anywhere') {
      anywhere[node] = at(depths, node)
      if (pattern.goesOn) goesOn[node] = 1
    } else placed.set(node, pattern)
  }

  function grow(parent: number, code: number): number {
    const node = size++
    codes[node] = code
    depths[node] = at(depths, parent) + 1
    if (parent === 0) {
      roots.set(code, node)
      if (code < 0x100) asciiRoots[code] = node
    } else {
      siblings[node] = at(children, parent)
      children[parent] = node
    }
    return node
  }

  function childOf(node: number, code: number): number {
    if (node === 0) return code < 0x100 ? at(asciiRoots, code) : (roots.get(code) ?? 0)
    let child = at(children, node)
    while (child !== 0 && at(codes, child) !== code) child = at(siblings, child)
    return child
  }

  function link() {
    const queue = new Int32Array(size)
    let length = 0
    for (const node of roots.values()) queue[length++] = node
    for (let i = 0; i < length; i++) {
      const node = at(queue, i)
      const ending = at(endings, node)
      if (at(anywhere, node) === 0) anywhere[node] = at(anywhere, ending)
      if (at(goesOn, ending) === 1) goesOn[node] = 1
      if (at(placedAhead, ending) === 1) placedAhead[node] = 1
      retries[node] = leadsFurther(ending, node) ? ending : at(retries, ending)
      firstPlaced[node] = placed.has(node) ? node : at(firstPlaced, ending)
      for (let child = at(children, node); child !== 0; child = at(siblings, child)) {
        endings[child] = step(ending, at(codes, child))
        queue[length++] = child
      }
    }
    rank(queue.subarray(0, length))
  }

  function rank(queue: Int32Array) {
    const next = new Int32Array(size)
    for (let i = queue.length - 1; i >= 0; i--) {
      const node = at(queue, i)
      families[node] = at(families, node) + 1
      const ending = at(endings, node)
      families[ending] = at(families, ending) + at(families, node)
    }
    for (const node of queue) {
      const ending = at(endings, node)
      ranks[node] = at(next, ending)
      next[node] = at(next, ending) + 1
      next[ending] = at(next, ending) + at(families, node)
    }
  }

  /** Whether some character leads on from an ending, but not from the node itself. */
  function leadsFurther(ending: number, node: number): boolean {
    if (ending === 0) return true
    for (let child = at(children, ending); child !== 0; child = at(siblings, child))
      if (childOf(node, at(codes, child)) === 0) return true
    return false
  }

  /** The node after one more character (folded). */
  function step(node: number, code: number): number {
    let from = node
    let child = childOf(from, code)
    while (child === 0 && from !== 0) {
      spend(1)
      from = at(retries, from)
      child = childOf(from, code)
    }
    return child
  }

  return {
    step: (node: number, code: number) => step(node, foldCode(code)),
    has: (code: number) => alphabet.has(code),
    /** Whether what a node stands for ends in what the other one stands for. */
    endsIn: (node: number, ending: number): boolean => {
      const distance = at(ranks, node) - at(ranks, ending)
      return distance >= 0 && distance < at(families, ending)
    },
    depthOf: (node: number) => at(depths, node),
    endingOf: (node: number) => at(endings, node),
    beginsOf: (node: number) => at(begins, node),
    anywhereOf: (node: number) => at(anywhere, node),
    mayBePlaced: (node: number) => at(placedAhead, node) === 1,
    goesOn: (node: number) => at(goesOn, node) === 1,
    /** The patterns that end at a node and count only in some places. */
    placedAt(node: number): readonly SecretPattern[] {
      let next = at(firstPlaced, node)
      if (next === 0) return NONE
      const found: SecretPattern[] = []
      for (; next !== 0; next = at(firstPlaced, at(endings, next))) {
        const pattern = placed.get(next)
        if (pattern) found.push(pattern)
      }
      return found
    },
  }
}

const NONE: readonly SecretPattern[] = []
const at = (numbers: Int32Array | Uint8Array, index: number): number => numbers[index] ?? 0
