import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSeed } from './seed.mjs'

it('every property begins with the seed of the run', () => {
  const { seed } = fc.check(fc.property(fc.integer(), () => true))
  expect(seed).toBe(readSeed())
  expect(seed).toBe(Number(process.env.SEEDPAD_SEED))
})

it('two runs with the same seed try the same values', () => {
  const tried = () => {
    const values = []
    fc.assert(fc.property(fc.integer(), (value) => values.push(value) > 0))
    return values
  }
  expect(tried()).toEqual(tried())
})

it.each(['', 'seven', '1.5', '4294967296'])('“%s” is no seed, and is not silently replaced', (text) => {
  const before = process.env.SEEDPAD_SEED
  process.env.SEEDPAD_SEED = text
  expect(readSeed).toThrow('SEEDPAD_SEED takes a whole number')
  process.env.SEEDPAD_SEED = before
})
