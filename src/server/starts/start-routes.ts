import { Hono } from 'hono'
import { startIdSchema, startRequestSchema, withdrawRequestSchema } from '../../contract/start-messages'
import { createByteBudget } from '../guard/byte-budget'
import { HttpProblem } from '../guard/http-problem'
import { announcedBytes, readJson } from '../guard/read-json'
import { createSendOutcome } from './send-outcome'
import type { StartService } from './start-service'

/** A request text of 6 MiB may double when it is written as a JSON string; and some room for the other fields. */
const START_MESSAGE_BYTES = 14 * 1024 * 1024
/** One start of 6 MiB at a time, or several smaller ones: each takes five times its size while it is read and sent. */
const LARGE_STARTS = { total: 8 * 1024 * 1024, small: 16 * 1024, patienceMs: 60_000 }
const WITHDRAW_MESSAGE_BYTES = 4 * 1024

/** `PUT` and `GET /{startId}`, `POST /{startId}/withdraw`. An outcome is always 200, whatever it is. */
export function createStartRoutes(service: StartService): Hono {
  const routes = new Hono()
  const largeStarts = createByteBudget(LARGE_STARTS)
  const send = createSendOutcome(service.find)

  routes.put('/:startId', async (c) => {
    const startId = parseStartId(c.req.param('startId'))
    const bytes = announcedBytes(c.req, START_MESSAGE_BYTES)
    return send(
      await largeStarts.hold(bytes, async () =>
        service.put(startId, await readJson(c.req, startRequestSchema, START_MESSAGE_BYTES)),
      ),
    )
  })

  routes.get('/:startId', async (c) => {
    const outcome = await service.find(parseStartId(c.req.param('startId')))
    if (!outcome)
      throw new HttpProblem(404, 'unknown-start', 'This journal has no such start', {
        detail:
          'A start under this id has not reached this server, or the data directory is another one or an older copy.',
      })
    return send(outcome)
  })

  routes.post('/:startId/withdraw', async (c) => {
    const startId = parseStartId(c.req.param('startId'))
    const { journalId } = await readJson(c.req, withdrawRequestSchema, WITHDRAW_MESSAGE_BYTES)
    return send(await service.withdraw(startId, journalId))
  })

  return routes
}

function parseStartId(text: string): string {
  const parsed = startIdSchema.safeParse(text)
  if (parsed.success) return parsed.data
  throw new HttpProblem(400, 'bad-start-id', 'A start id is a UUID in lower case', {
    detail: 'Make a new one, such as crypto.randomUUID() gives.',
    field: 'startId',
  })
}
