import { expect, it } from 'vitest'
import { checkJson } from '../../../../contract/json-text'
import { cures } from './cures'

it.each([
  ['```json\n{"pier":"A7"}\n```', '{"pier":"A7"}'],
  ['~~~\n{"pier":"A7"}\n~~~\n', '{"pier":"A7"}'],
  ['  ```JSON5 title="seed"\r\n  {\r\n    "pier":"A7"}\r\n  ```', '{\r\n  "pier":"A7"}'],
  ['````\n{"a":"```"}\n````', '{"a":"```"}'],
  ['> ```json\n> {"pier":"A7"}\n> ```', '{"pier":"A7"}'],
  ['```json\n{"pier":"A7"}', '{"pier":"A7"}'],
  ['```{"pier":"A7"}```', '{"pier":"A7"}'],
  ['{"pier":"A7"}\n```', '{"pier":"A7"}'],
])('a fence around a seed comes off, and nothing else: %j', (text, seed) => {
  expect(checkJson(text)).toMatchObject({ ok: false })
  expect(cures.removeFence(text)).toBe(seed)
})

it('marks inside a string stay', () => {
  expect(cures.removeFence('```\n{"note": "~~~ ``` ~~~"}\n```')).toBe('{"note": "~~~ ``` ~~~"}')
})
