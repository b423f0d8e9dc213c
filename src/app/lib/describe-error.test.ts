import { expect, it } from 'vitest'
import { describeError } from './describe-error'

function thrown(message: string): Error {
  try {
    throw new SyntaxError(message)
  } catch (error) {
    return error as Error
  }
}

it('an error is told by its kind and its place, without what its message quotes', () => {
  const error = thrown('Unexpected token in "Token 0123456789abcdef"\n    at secret (http://h/secret.js:1:2)')
  error.stack = `${error.name}: ${error.message}\n    at readSeed (https://pad.example:8443/assets/page-abc.js?v=s3cret:12:7)\n    at async https://pad.example/assets/page-abc.js:1:2`
  const text = describeError(
    error,
    '\n    at LaunchPane (https://pad.example/assets/page-abc.js:3:4)\n    at div',
    ['Seedpad 1.0'],
  )
  expect(text.split('\n')).toEqual([
    'SyntaxError',
    '  at readSeed /assets/page-abc.js:12:7',
    '  at  /assets/page-abc.js:1:2',
    '  at LaunchPane /assets/page-abc.js:3:4',
    '  at div',
    'Seedpad 1.0',
  ])
})

it('what engines say of a mistake in the program stands there', () => {
  const told = (message: string) => describeError(new TypeError(message), '').split('\n')[0]
  expect(told("Cannot read properties of undefined (reading 'map')")).toContain("(reading 'map')")
  expect(told('a.b is not a function')).toBe('TypeError: a.b is not a function')
  expect(told('x-api-key 0123456789abcdef is not a function')).toBe('TypeError')
})

it('what is thrown may be anything', () => {
  expect(describeError('Token 0123456789abcdef', '')).toBe('a thrown string')
  expect(describeError(undefined, '')).toBe('a thrown undefined')
  expect(
    describeError(Object.assign(new Error('m'), { name: 'a name with a Token 0123' }), ''),
  ).not.toContain('0123')
})
