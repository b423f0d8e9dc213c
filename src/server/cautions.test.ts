import { expect, test } from 'vitest'
import { cautionsOf } from './cautions'
import { readEnvironment } from './environment'

const cautions = (source: Record<string, string>, uid = 1000, certificatesUnchecked = false) =>
  cautionsOf(readEnvironment(source), { uid, certificatesUnchecked })
const TOKEN = { SEEDPAD_ACCESS_TOKEN: '0123456789abcdef' }

test('a server as the README starts it has nothing to be warned of', () => {
  expect(cautions({})).toEqual([])
  expect(cautions({ ...TOKEN, HOST: '0.0.0.0', SEEDPAD_ALLOWED_HOSTS: 'seedpad.example' })).toEqual([])
  expect(cautions({ SEEDPAD_API_URL: 'http://127.0.0.1:9', SEEDPAD_APP_URL: 'http://[::1]:9' })).toEqual([])
})

test.each<[string, ReturnType<typeof cautions>, RegExp]>([
  ['names without a token', cautions({ SEEDPAD_ALLOWED_HOSTS: 'seedpad.example' }), /no access token/],
  ['a live base over http', cautions({ SEEDPAD_API_URL: 'http://api.example' }), /^SEEDPAD_API_URL.*https:/],
  ['the other live base over http', cautions({ SEEDPAD_APP_URL: 'http://app.example' }), /^SEEDPAD_APP_URL/],
  ['unchecked certificates', cautions({}, 1000, true), /NODE_TLS_REJECT_UNAUTHORIZED/],
  ['root', cautions({}, 0), /as root/],
])('%s is said in one line that tells what to do', (_, lines, words) => {
  expect(lines).toEqual([expect.stringMatching(words)])
  expect(lines[0]).not.toContain('\n')
})
