import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StartOutcome } from '../../contract/start-messages'
import { type FaultUpstream, startFaultUpstream } from '../testing/fault-upstream'
import { FAULT_TABLE } from '../testing/faults'
import { ask, startRequest, startServer, type TestServer } from '../testing/start-server'

let upstream: FaultUpstream
/** Waits for answers that come late, as they do on a busy machine. */
let patient: TestServer
/** For answers that never come. */
let impatient: TestServer
beforeAll(async () => {
  upstream = await startFaultUpstream()
  patient = await startServer({ SEEDPAD_API_URL: upstream.url })
  impatient = await startServer({ SEEDPAD_API_URL: upstream.url, SEEDPAD_START_TIMEOUT_MS: '1500' })
})
afterAll(async () => {
  await Promise.all([patient.stop(), impatient.stop()])
  await upstream.close()
})

describe.concurrent('a start that meets a fault of the platform or the network', () => {
  test.each(FAULT_TABLE)(
    '%s comes to the one true state, with one request upstream',
    async (automation, expected) => {
      const server = expected.reason === 'timeout' ? impatient : patient
      const startId = randomUUID()
      const seed = JSON.stringify({ seed: { startId } })
      const put = await ask(
        server.url,
        'PUT',
        `/api/starts/${startId}`,
        startRequest(server.journalId, { automation, body: seed }),
      )
      const outcome = put.json() as StartOutcome

      expect({ status: put.status, state: outcome.state, reason: outcome.reason }).toEqual({
        status: 200,
        ...expected,
      })
      expect(upstream.hits.filter(({ body }) => body === seed)).toHaveLength(1)
      expect(outcome.sentAt).not.toBeNull()
      expect(outcome.settledAt).not.toBeNull()
      const got = await ask(server.url, 'GET', `/api/starts/${startId}`)
      expect(got.json()).toEqual(outcome)
    },
  )
})

test('no redirect was followed and no connection was used twice or in vain', () => {
  expect(upstream.sinkHits()).toBe(0)
  expect(upstream.hits).toHaveLength(FAULT_TABLE.length)
  expect(upstream.connections()).toBe(FAULT_TABLE.length)
})
