/** The objects and arrays that are open, one byte each: a text of brackets only may open millions. */
export function createContainerStack() {
  let kinds = new Uint8Array(256)
  let depth = 0
  return {
    depth: () => depth,
    /** True where the innermost one is an object. */
    isObject: () => kinds[depth - 1] === 1,
    push(isObject: boolean) {
      if (depth === kinds.length) {
        const larger = new Uint8Array(depth * 2)
        larger.set(kinds)
        kinds = larger
      }
      kinds[depth] = isObject ? 1 : 0
      depth += 1
    },
    pop() {
      depth -= 1
    },
  }
}
