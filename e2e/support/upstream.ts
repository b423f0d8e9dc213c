import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as the platform would have seen it. `via`: which of its two hosts was called. */
export type UpstreamRequest = {
  via: 'api' | 'app'
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

/** What to answer: a fixed answer, or a function that does as it likes with the response (also nothing). */
export type UpstreamAnswer =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | ((request: UpstreamRequest, response: ServerResponse) => void)

/** A platform under the test's control, to stand behind SEEDPAD_API_URL and SEEDPAD_APP_URL. */
export type Upstream = {
  apiUrl: string
  appUrl: string
  /** In the order of arrival, over both hosts. */
  requests: UpstreamRequest[]
  /** Answers from now on; without it, every request succeeds as the page "Start Automation Task" says. */
  answer(answer: UpstreamAnswer): void
  /** Answers one request; several calls queue up. */
  answerOnce(answer: UpstreamAnswer): void
  close(): Promise<void>
}

const succeed: UpstreamAnswer = ({ path }, response) => {
  const name = decodeURIComponent(path.split('/').at(-1) ?? '')
  send(response, {
    status: 200,
    body: {
      status: 'success',
      message: `Automation ${name} started successfully.`,
      execution_id: randomUUID(),
    },
  })
}

/** Starts both hosts on free ports of this machine. */
export async function startUpstream(): Promise<Upstream> {
  const requests: UpstreamRequest[] = []
  const once: UpstreamAnswer[] = []
  let always: UpstreamAnswer = succeed

  const serve = (via: UpstreamRequest['via']) =>
    createServer((incoming, response) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        const { method = '', url: path = '', headers } = incoming
        const request = { via, method, path, headers, body: Buffer.concat(chunks).toString('utf8') }
        requests.push(request)
        const answer = once.shift() ?? always
        if (typeof answer === 'function') answer(request, response)
        else send(response, answer)
      })
    })
  const servers = { api: serve('api'), app: serve('app') }
  const [apiUrl, appUrl] = await Promise.all([listen(servers.api), listen(servers.app)])

  return {
    apiUrl,
    appUrl,
    requests,
    answer: (answer) => {
      always = answer
    },
    answerOnce: (answer) => {
      once.push(answer)
    },
    close: async () => {
      await Promise.all(Object.values(servers).map(close))
    },
  }
}

function send(response: ServerResponse, answer: Exclude<UpstreamAnswer, (...args: never[]) => void>): void {
  const { status, body = '', headers } = answer
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers })
  response.end(isText ? body : JSON.stringify(body))
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port }: Pick<AddressInfo, 'port'> = Object(server.address())
      resolve(`http://127.0.0.1:${port}`)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
