import { expect, test } from 'vitest'
import { weaknessOfToken } from './access-token'

test.each(['0123456789abcdef', 'one-long-access-token', 'f3b0c44298fc1c149afbf4c8996fb92427ae41e4'])(
  '%s may be an access token',
  (token) => expect(weaknessOfToken(token)).toBeNull(),
)

test.each(['aaaaaaaaaaaaaaaa', 'AaAaAaAaAaAaAaAaAa', 'abababababababab', '1234512345123451234'])(
  '%s can be guessed',
  (token) => expect(weaknessOfToken(token)).toBe('guessable'),
)

test.each(['', 'short', 'with a space in it, long', 'é'.repeat(20), 'x1y2z3'.repeat(100)])(
  '%j has not the form of one',
  (token) => expect(weaknessOfToken(token)).toBe('form'),
)
