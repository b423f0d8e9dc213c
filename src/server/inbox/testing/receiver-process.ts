import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { systemClock } from '../../clock'
import { createHookRoutes } from '../hook-routes'
import { openInboxStore } from '../sqlite-inbox-store'

// A receiver in a process of its own, for a test that kills it. Prints its port.
const store = await openInboxStore(process.argv[2] ?? '', { clock: systemClock })
const perSecond = { inbox: 1_000_000, address: 1_000_000 }
const app = new Hono().route('/hooks', createHookRoutes({ store, publicUrl: () => '', perSecond }))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`${port}\n`))
