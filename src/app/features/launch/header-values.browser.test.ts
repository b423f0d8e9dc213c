import { afterEach, expect, it } from 'vitest'
import { KEPT_CREDENTIALS, tabKeeping } from '../../lib/tab-keeping'
import { forgetTabHeaderValues, keepHeaderValues, withHeaderValues } from './header-values'

const stored = () => JSON.stringify([{ ...sessionStorage }, { ...localStorage }])

function choose(keep: boolean) {
  if (keep) sessionStorage.setItem(KEPT_CREDENTIALS, '{}')
  else sessionStorage.removeItem(KEPT_CREDENTIALS)
  tabKeeping.tell()
}

afterEach(() => {
  choose(false)
  forgetTabHeaderValues()
})

it('header values stay in memory, where going to another draft and back finds them', () => {
  keepHeaderValues('one', [{ name: 'X-Key', value: 'canary' }])
  keepHeaderValues('two', [{ name: 'X-Key', value: 'other canary' }])
  expect(stored()).not.toContain('canary')
  expect(withHeaderValues('one', ['x-key'])).toEqual([{ name: 'x-key', value: 'canary' }])
})

it('the tab’s storage gets them when the operator chooses so, and lets go of them with the choice', () => {
  keepHeaderValues('one', [{ name: 'X-Key', value: 'canary' }])
  choose(true)
  expect(stored()).toContain('canary')
  keepHeaderValues('one', [{ name: 'X-Key', value: 'newer canary' }])
  expect(stored()).toContain('newer canary')
  choose(false)
  expect(stored()).not.toContain('canary')
  expect(withHeaderValues('one', ['X-Key'])).toEqual([{ name: 'X-Key', value: 'newer canary' }])
})

it('what is forgotten is nowhere', () => {
  choose(true)
  keepHeaderValues('one', [{ name: 'X-Key', value: 'canary' }])
  forgetTabHeaderValues()
  expect(stored()).not.toContain('canary')
  expect(withHeaderValues('one', ['X-Key'])).toEqual([{ name: 'X-Key', value: '' }])
})
