import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rawMember } from './raw-member'

test('a value comes back as it was written', () => {
  const text =
    '{ "a" : "}\\"," , "seed": {"n": 12345678901234567891, "x": 1.0, "x": 1e400 } , "z":[1,{"seed":2}]}'
  expect(rawMember(text, 'seed')).toBe('{"n": 12345678901234567891, "x": 1.0, "x": 1e400 }')
  expect(rawMember(text, 'z')).toBe('[1,{"seed":2}]')
  expect(rawMember(text, 'b')).toBeUndefined()
})

test('the last of several members of one name counts, also when its name is written in escapes', () => {
  expect(rawMember('{"seed":1,"s\\u0065ed":2}', 'seed')).toBe('2')
})

test('an empty object has no members', () => {
  expect(rawMember(' { } ', 'seed')).toBeUndefined()
})

test('deep nesting is walked without running out of stack', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  expect(rawMember(`{"seed":${deep}}`, 'seed')).toBe(deep)
})

test('for any JSON object and spacing the text found means the same value', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.jsonValue(),
      fc.constantFrom(0, 1, '\t'),
      (rest, seed, space) => {
        const object = { ...rest, seed }
        const found = rawMember(JSON.stringify(object, null, space), 'seed')
        expect(JSON.parse(found ?? '')).toEqual(JSON.parse(JSON.stringify(seed)))
      },
    ),
  )
})
