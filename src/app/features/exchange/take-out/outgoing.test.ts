import { expect, test } from 'vitest'
import { codeFor, FORMATS } from './formats'
import { type LaunchRequest, outgoingOf } from './outgoing'

const INBOX = 'inbox-0123456789abcdef0123456789abcdef'
const SECRETS = [
  '0123456789abcdef0123456789abcdef01234567',
  'the-key==',
  'Bearer hush',
  'delivery-secret',
  INBOX,
]

const launch: LaunchRequest = {
  url: 'https://api-mwm.datallog.com/api/start-automation/p/a',
  automation: 'a',
  wire: { dialect: 'nested', webhookAs: 'object', seedAs: 'object' },
  webhook: {
    url: `https://pad.example.com/hooks/${INBOX}/run`,
    headers: [
      ['Custom-Header', 'Bearer hush'],
      ['X-Seedpad-Delivery', 'delivery-secret'],
    ],
  },
  inboxId: INBOX,
  seedText: '{"n":12345678901234567891}',
  credentials: { authorization: `Token ${SECRETS[0]}`, apiKey: 'the-key==' },
}

test.each(FORMATS)('%s holds no secret unless that is asked for', (format) => {
  const code = codeFor(format, outgoingOf(launch, false))
  for (const secret of SECRETS) expect(code).not.toContain(secret)
  expect(code).toContain('12345678901234567891')
})

test('placeholders say which value belongs where, also inside the body', () => {
  const { headers, body } = outgoingOf(launch, false)
  expect(headers.slice(0, 2)).toEqual([
    ['Authorization', 'Token <YOUR_TOKEN>'],
    ['x-api-key', '<YOUR_X_API_KEY>'],
  ])
  expect(JSON.parse(body).webhook).toEqual({
    url: 'https://pad.example.com/hooks/<YOUR_INBOX>/run',
    webhook_header: {
      'Custom-Header': '<YOUR_CUSTOM_HEADER>',
      'X-Seedpad-Delivery': '<YOUR_X_SEEDPAD_DELIVERY>',
    },
  })
})

test('asked for, every value is the real one', () => {
  const code = codeFor('curl', outgoingOf(launch, true))
  for (const secret of SECRETS) expect(code).toContain(secret)
})

test('asked for but not given, credentials stay placeholders', () => {
  expect(outgoingOf({ ...launch, credentials: null }, true).headers[0]).toEqual([
    'Authorization',
    'Token <YOUR_TOKEN>',
  ])
})

test('without a body no content type is claimed', () => {
  const { body, headers } = outgoingOf({ ...launch, webhook: null, seedText: '' }, false)
  expect(body).toBe('')
  expect(headers.map(([name]) => name)).toEqual(['Authorization', 'x-api-key', 'Accept'])
})
