import { pino } from 'pino'
import { expect, test } from 'vitest'
import { logNotSent } from './log-not-sent'
import { NotSentError } from './open-socket'
import { TunnelRefusedError } from './tunnel'

const ended = AbortSignal.abort().reason
const refused = Object.assign(new Error('connect ECONNREFUSED 192.0.2.7:3128'), { code: 'ECONNREFUSED' })

test.each([
  ['a proxy that never answers', new TunnelRefusedError(null, ended), { code: 'AbortError' }],
  ['a proxy that says no', new TunnelRefusedError(407), { proxyStatus: 407 }],
  ['a connection that was refused', refused, { code: 'ECONNREFUSED' }],
])('%s is logged by a name that can be looked up, and no address', (_, cause, shown) => {
  const lines: string[] = []
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => void lines.push(line) })
  logNotSent(log, new NotSentError('proxy-refused', cause))
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: 40, reason: 'proxy-refused', ...shown, msg: 'a call to a target was not sent' },
  ])
  expect(lines.join('')).not.toContain('192.0.2')
})
