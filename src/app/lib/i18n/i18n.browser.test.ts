import { afterEach, expect, test } from 'vitest'
import { addEnglish, getLocale, type MessageKey, setLocale, t } from './i18n'

afterEach(() => setLocale('en'))

test('a gap is filled with what is given, as it is', () => {
  expect(t('json.at', { line: 3, column: '<b>{{line}}</b>$&' })).toBe('Line 3, column <b>{{line}}</b>$&')
})

test('a count picks the plural form of the language', async () => {
  expect(t('runs.deleted', { count: 1 })).toBe('One run deleted.')
  expect(t('runs.deleted', { count: 0 })).toBe('0 runs deleted.')
  await setLocale('pt-BR')
  expect(t('runs.deleted', { count: 2 })).toContain('2')
  // None is counted like one there, and is no “one” all the same.
  expect(t('runs.deleted', { count: 0 })).toBe('0 execuções excluídas.')
  expect(t('runs.deleted', { count: 1234 })).toBe('1.234 execuções excluídas.')
})

test('the document says its language, and the choice is remembered', async () => {
  await setLocale('pt-BR')
  expect(getLocale()).toBe('pt-BR')
  expect(document.documentElement.lang).toBe('pt-BR')
  expect(localStorage.getItem('seedpad.language')).toBe('pt-BR')
  expect(t('bar.start')).not.toBe('Start automation')
})

test('words that come later are found, and a text that is missing in Portuguese comes in English', async () => {
  const key = 'test.later' as MessageKey
  addEnglish({ 'test.later': 'Later, {{name}}' })
  await setLocale('pt-BR')
  expect(t(key, { name: 'Ana' })).toBe('Later, Ana')
})
