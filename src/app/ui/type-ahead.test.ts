import { expect, it } from 'vitest'
import { createTypeAhead } from './type-ahead'

const LABELS = ['Compare', 'Evidence', 'Close', 'Copy', 'Água', '2 runs']

it('goes on to the next entry with the same letter again, and round', () => {
  const { find } = createTypeAhead()
  expect(find('c', LABELS, 0, 0)).toBe(2)
  expect(find('c', LABELS, 2, 100)).toBe(3)
  expect(find('C', LABELS, 3, 200)).toBe(0)
})

it('takes letters that follow each other as one word, which may go on fitting where the focus is', () => {
  const { find } = createTypeAhead()
  expect(find('c', LABELS, 5, 0)).toBe(0)
  expect(find('o', LABELS, 0, 100)).toBe(0)
  expect(find('p', LABELS, 0, 200)).toBe(3)
})

it('begins a new word after a pause, and where the focus went elsewhere', () => {
  const { find, forget, isTyping } = createTypeAhead()
  expect(find('c', LABELS, 5, 0)).toBe(0)
  expect(isTyping(799)).toBe(true)
  expect(isTyping(800)).toBe(false)
  expect(find('e', LABELS, 0, 1000)).toBe(1)
  forget()
  expect(isTyping(1001)).toBe(false)
  expect(find('c', LABELS, 1, 1001)).toBe(2)
})

it('takes a space as part of a word, ignores accents and case, and says where nothing fits', () => {
  const { find } = createTypeAhead()
  expect(find('a', LABELS, 0, 0)).toBe(4)
  expect(find('2', LABELS, 0, 5000)).toBe(5)
  expect(find(' ', LABELS, 5, 5100)).toBe(5)
  expect(find('r', LABELS, 5, 5200)).toBe(5)
  expect(find('z', LABELS, 0, 9000)).toBe(-1)
  expect(find('z', [], -1, 20_000)).toBe(-1)
})
