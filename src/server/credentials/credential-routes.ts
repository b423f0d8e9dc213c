import { Hono } from 'hono'
import { credentialCheckRequestSchema } from '../../contract/credential-messages'
import { readJson } from '../guard/read-json'
import { type CredentialCheckDeps, checkCredentials } from './check-credentials'

const MESSAGE_BYTES = 16 * 1024

/** `POST /check`. */
export function createCredentialRoutes(deps: CredentialCheckDeps): Hono {
  const routes = new Hono()
  routes.post('/check', async (c) => {
    const request = await readJson(c.req, credentialCheckRequestSchema, MESSAGE_BYTES)
    return c.json(await checkCredentials(request, deps))
  })
  return routes
}
