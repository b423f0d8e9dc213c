import { Hono } from 'hono'
import { startIdSchema, startRequestSchema, withdrawRequestSchema } from '../../contract/start-messages'
import { HttpProblem } from '../guard/http-problem'
import { announcedBytes, readJson } from '../guard/read-json'
import { createSendOutcome } from './send-outcome'
import type { StartService } from './start-service'
import { createStartTurns } from './start-turns'

/** A request text of 6 MiB may double when it is written as a JSON string; and some room for the other fields. */
const START_MESSAGE_BYTES = 14 * 1024 * 1024
/** A client that sends nothing of a start's message for so long is cut off. */
const STALL_MS = 20_000
const WITHDRAW_MESSAGE_BYTES = 4 * 1024

/** `PUT` and `GET /{startId}`, `POST /{startId}/withdraw`. An outcome is always 200, whatever it is. */
export function createStartRoutes(service: StartService, turns = createStartTurns()): Hono {
  const routes = new Hono()
  const send = createSendOutcome(service.find)

  routes.put('/:startId', async (c) => {
    const startId = parseStartId(c.req.param('startId'))
    // One that is known, or under way, gets its outcome however busy the server is; nothing more is sent for it.
    const unlessKnown = async (refusal: unknown) => {
      const isBusy = refusal instanceof HttpProblem && refusal.status === 429
      const known = isBusy ? await service.find(startId) : null
      if (known === null) throw refusal
      return known
    }
    const sent = turns.take(announcedBytes(c.req), async (turn) => {
      const request = await readJson(c.req, startRequestSchema, START_MESSAGE_BYTES, {
        room: turn.grow,
        stallMs: STALL_MS,
      })
      await turn.understood(request.body.length).catch(unlessKnown)
      return service.put(startId, request, turn.left)
    })
    // Also one of which there was no room to read this copy.
    return send(await sent.catch(unlessKnown))
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
