import { expect, test } from 'vitest'
import { countStreams } from './count-streams'

test('an inbox has so many streams and no more, and others are not touched by that', () => {
  const streams = countStreams(10, 2)
  streams.begin('a')
  streams.begin('a')
  expect(() => streams.check('a')).toThrow(expect.objectContaining({ status: 429 }))
  expect(() => streams.check('b')).not.toThrow()
  streams.end('a')
  expect(() => streams.check('a')).not.toThrow()
})

test('all inboxes together have so many streams and no more', () => {
  const streams = countStreams(3, 2)
  for (const inbox of ['a', 'b', 'c']) streams.begin(inbox)
  expect(() => streams.check('d')).toThrow(expect.objectContaining({ status: 503 }))
  streams.end('b')
  expect(() => streams.check('d')).not.toThrow()
})
