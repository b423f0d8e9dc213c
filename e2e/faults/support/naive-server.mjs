// The control's server: a proxy as most dashboards have it, on Node's global fetch. Serves the control's page as well.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const pages = process.env.NAIVE_PAGES ?? ''
const TARGETS = { api: process.env.SEEDPAD_API_URL, app: process.env.SEEDPAD_APP_URL }
const TYPES = { '.html': 'text/html', '.js': 'text/javascript' }

const server = createServer(async (incoming, outgoing) => {
  try {
    if (incoming.method === 'POST' && incoming.url === '/start') await start(incoming, outgoing)
    else await serveFile(incoming.url ?? '/', outgoing)
  } catch {
    if (!outgoing.headersSent) outgoing.writeHead(502)
    outgoing.end('the platform gave no answer')
  }
})

async function start(incoming, outgoing) {
  let text = ''
  for await (const chunk of incoming) text += chunk
  const { target, automation, authorization, apiKey, body } = JSON.parse(text)
  const answer = await fetch(`${TARGETS[target]}/api/start-automation/faults/${automation}`, {
    method: 'POST',
    headers: { authorization, 'x-api-key': apiKey, 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(1_500),
  })
  const reply = await answer.text()
  outgoing.writeHead(answer.status, { 'content-type': 'application/json' })
  outgoing.end(reply)
}

async function serveFile(url, outgoing) {
  const file = join(pages, normalize(new URL(url, 'http://localhost').pathname))
  const bytes = await readFile(file).catch(() => null)
  outgoing.writeHead(bytes === null ? 404 : 200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' })
  outgoing.end(bytes)
}

server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log(`Naive is ready at http://127.0.0.1:${server.address().port}`)
})
process.on('SIGTERM', () => process.exit(0))
