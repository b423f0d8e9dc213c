import { Hono } from 'hono'
import { credentialCheckRequestSchema } from '../../contract/credential-messages'
import { limitRate } from '../guard/limit-rate'
import { readJson } from '../guard/read-json'
import { type CredentialCheckDeps, checkCredentials } from './check-credentials'

const MESSAGE_BYTES = 16 * 1024
const CHECKS_PER_SECOND = 10

/** `POST /check`. */
export function createCredentialRoutes(deps: CredentialCheckDeps): Hono {
  const routes = new Hono()
  routes.post('/check', limitRate(CHECKS_PER_SECOND), async (c) => {
    const request = await readJson(c.req, credentialCheckRequestSchema, MESSAGE_BYTES)
    return c.json(await checkCredentials(request, deps))
  })
  return routes
}
