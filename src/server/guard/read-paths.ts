const FIRST_SIZE = 256

/**
 * Where the characters began that were read last, when some of them are spelled with more than one. A path is the number
 * of its last such spelling, 0 without any; all else in it is one character wide. So a start is found in few steps, and
 * plain text costs nothing.
 */
export function createReadPaths() {
  let froms = new Int32Array(FIRST_SIZE)
  let ends = new Int32Array(FIRST_SIZE)
  let befores = new Int32Array(FIRST_SIZE)
  /** A spelling further back, so that long paths are gone back in leaps (skew-binary jump pointers). */
  let leaps = new Int32Array(FIRST_SIZE)
  let levels = new Int32Array(FIRST_SIZE)
  /** How many characters the path has at the end of a spelling, from its first one on. */
  let counts = new Int32Array(FIRST_SIZE)
  let size = 1

  return {
    /** Goes on along a path with one character, spelled from a place to another. */
    extend(path: number, from: number, end: number): number {
      if (size === froms.length) {
        froms = doubled(froms)
        ends = doubled(ends)
        befores = doubled(befores)
        leaps = doubled(leaps)
        levels = doubled(levels)
        counts = doubled(counts)
      }
      const far = at(leaps, path)
      const isEven = at(levels, path) - at(levels, far) === at(levels, far) - at(levels, at(leaps, far))
      froms[size] = from
      ends[size] = end
      befores[size] = path
      leaps[size] = path !== 0 && isEven ? at(leaps, far) : path
      levels[size] = at(levels, path) + 1
      counts[size] = 1 + (path === 0 ? 0 : at(counts, path) + from - at(ends, path))
      return size++
    },

    /** Where the last `length` characters of a path begin that has come to `place`. */
    startOf(path: number, place: number, length: number): number {
      if (path === 0) return place - length
      const wanted = at(counts, path) + place - at(ends, path) - length
      let first = path
      let current = path
      while (current !== 0 && at(counts, current) > wanted) {
        const leap = at(leaps, current)
        if (leap !== 0 && at(counts, leap) > wanted) current = leap
        else {
          first = current
          current = at(befores, current)
        }
      }
      if (current !== 0) return at(ends, current) + wanted - at(counts, current)
      return at(froms, first) + wanted
    },
  }
}

const at = (numbers: Int32Array, index: number): number => numbers[index] ?? 0

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}
