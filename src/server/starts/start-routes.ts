import { Hono } from 'hono'
import { startIdSchema, startRequestSchema, withdrawRequestSchema } from '../../contract/start-messages'
import { HttpProblem } from '../guard/http-problem'
import { readJson } from '../guard/read-json'
import type { StartService } from './start-service'

/** A request text of 6 MiB may double when it is written as a JSON string; and some room for the other fields. */
const START_MESSAGE_BYTES = 14 * 1024 * 1024
const WITHDRAW_MESSAGE_BYTES = 4 * 1024

/** `PUT` and `GET /{startId}`, `POST /{startId}/withdraw`. An outcome is always 200, whatever it is. */
export function createStartRoutes(service: StartService): Hono {
  const routes = new Hono()

  routes.put('/:startId', async (c) => {
    const startId = parseStartId(c.req.param('startId'))
    const request = await readJson(c.req, startRequestSchema, START_MESSAGE_BYTES)
    return c.json(await service.put(startId, request))
  })

  routes.get('/:startId', async (c) => {
    const outcome = await service.find(parseStartId(c.req.param('startId')))
    if (!outcome) throw new HttpProblem(404, 'unknown-start', 'This journal has no such start')
    return c.json(outcome)
  })

  routes.post('/:startId/withdraw', async (c) => {
    const startId = parseStartId(c.req.param('startId'))
    const { journalId } = await readJson(c.req, withdrawRequestSchema, WITHDRAW_MESSAGE_BYTES)
    return c.json(await service.withdraw(startId, journalId))
  })

  return routes
}

function parseStartId(text: string): string {
  const parsed = startIdSchema.safeParse(text)
  if (parsed.success) return parsed.data
  throw new HttpProblem(400, 'bad-start-id', 'A start id is a UUID in lower case', { field: 'startId' })
}
