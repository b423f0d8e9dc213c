import fc from 'fast-check'

/**
 * Any character of Unicode, those of ASCII often: a `unit` for `fc.string`. The library's own (`'binary'`) takes a second and a
 * half to make, in each test file anew.
 */
export const character = fc
  .oneof(
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((codePoint) => String.fromCodePoint(codePoint))
