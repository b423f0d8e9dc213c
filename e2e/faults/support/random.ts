/** A sequence of numbers that looks random and is always the same for the same labels. */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** Whole, from `least` to `most`, both included. */
  integer(least: number, most: number): number
  chance(probability: number): boolean
  pick<const T>(choices: readonly [T, ...T[]]): T
  /** One of the keys, each as likely as its weight says. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T
  /** So many bytes in hex. */
  hex(bytes: number): string
}

/** The generator is sfc32 (Chris Doty-Humphrey, PractRand), seeded with a hash of the labels. */
export function createRandom(...labels: (string | number)[]): Random {
  let [a, b, c, d] = seedOf(labels.join('\0'))
  const next = () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 12; i++) next()
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[integer(0, choices.length - 1)] ?? choices[0],
    weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
      const entries = Object.entries(weights) as [T, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      throw new RangeError('no weights')
    },
    hex: (bytes) =>
      Array.from({ length: bytes }, () => integer(0, 255).toString(16).padStart(2, '0')).join(''),
  }
}

/** FNV-1a with four different bases. */
function seedOf(text: string): [number, number, number, number] {
  const hash = (base: number) => {
    let value = base
    for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619)
    return value | 0
  }
  return [hash(0x811c9dc5), hash(0x9e3779b9), hash(0x85ebca6b), hash(0xc2b2ae35)]
}
