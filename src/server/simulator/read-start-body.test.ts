import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefusal, readStartBody } from './read-start-body'

const seedOf = (text: string) => {
  const read = readStartBody(text, true)
  return isRefusal(read) ? read.body : read.seedText
}

test('a seed comes back as it was written', () => {
  const text =
    '{ "a" : "}\\"," , "seed": {"n": 12345678901234567891, "x": 1.0, "x": 1e400 } , "z":[1,{"seed":2}]}'
  expect(seedOf(text)).toBe('{"n": 12345678901234567891, "x": 1.0, "x": 1e400 }')
  expect(seedOf('{"z":{"seed":2}}')).toBeNull()
  expect(seedOf(' { } ')).toBeNull()
})

test('the last of several seeds counts, also when its name is written in escapes', () => {
  expect(seedOf('{"seed":1,"s\\u0065ed":2}')).toBe('2')
})

test('a seed given as a text holds one JSON value, and nothing beside it', () => {
  expect(seedOf('{"seed":" [1, 2.0] "}')).toBe('[1, 2.0]')
  for (const inner of ['', '1,"more":2', '1}{', '{"a":', 'word'])
    expect(seedOf(JSON.stringify({ seed: inner })), inner).toMatchObject({ status: 'error' })
})

test('deep nesting is walked without running out of stack', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  expect(seedOf(`{"seed":${deep}}`)).toBe(deep)
})

test('for any JSON object and spacing the seed found means the same value', () => {
  const seeds = fc.jsonValue().filter((seed) => typeof seed !== 'string')
  const rest = fc.dictionary(
    fc.string().filter((name) => name !== 'webhook' && name !== 'webhook_header'),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(rest, seeds, fc.constantFrom(0, 1, '\t'), (others, seed, space) => {
      const found = seedOf(JSON.stringify({ ...others, seed }, null, space))
      expect(JSON.parse(String(found))).toEqual(JSON.parse(JSON.stringify(seed)))
    }),
  )
})

test('millions of empty objects are looked at, not made', () => {
  const seed = `[${'{},'.repeat(2_000_000)}{}]`
  const before = process.memoryUsage().heapUsed
  expect(seedOf(`{"seed":${seed}}`)).toHaveLength(seed.length)
  // Parsed, they take some 110 MiB.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60 * 1024 * 1024)
})

test('a webhook of megabytes is refused without being parsed', () => {
  const headers = `{${'"a":"b",'.repeat(100_000)}"a":"b"}`
  expect(readStartBody(`{"webhook":"https://example.com/","webhook_header":${headers}}`, true)).toMatchObject(
    {
      status: 400,
    },
  )
})
