import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from './secret'

test('a secret prints as redacted whichever way it is printed, and is given out only by name', () => {
  const secret = new Secret('canary-4711')
  const printed = [
    String(secret),
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ deep: [secret] }, { showHidden: true, depth: 9 }),
    [secret].join(),
    Object.entries(secret).join(),
    JSON.stringify({ ...secret }),
  ]
  expect(printed.join('\n')).not.toContain('canary')
  expect(printed[0]).toBe('[redacted]')
  expect(secret.reveal()).toBe('canary-4711')
})
