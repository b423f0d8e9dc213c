import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveSimulator } from './testing/serve-simulator'

// The calls of the two documentation pages, with other values: placeholders in angle brackets and braces, header names in
// both spellings, the token with and without its scheme.

const run = promisify(execFile)
const has = (command: string, ...args: string[]) => spawnSync(command, args).status === 0
const hasCurl = has('curl', '--version')
const hasPython = has('python3', '--version')
const hasRequests = hasPython && has('python3', '-c', 'import requests')

let simulator: Awaited<ReturnType<typeof serveSimulator>>
beforeAll(async () => {
  simulator = await serveSimulator()
})
afterAll(() => simulator.close())

const NESTED = {
  path: '/api/start-automation/{project_name}/{automation_name}',
  headers: [
    'Authorization: Token <YOUR_TOKEN>',
    'x-api-key: <YOUR_X_API_KEY>',
    'Content-Type: application/json',
  ],
  body: `{
        "webhook": { "url": "https://example.com/hook", "webhook_header": { "Authorization": "Bearer 1" } },
        "seed": { "id": 7, "action": "go" }
      }`,
}
const FLAT = {
  path: '/api/start-automation/my-first-datallog-project/hello-automation',
  headers: [
    'Authorization: <YOUR_AUTHORIZATION_TOKEN>',
    'X-Api-Key: <YOUR_X_API_KEY>',
    'Content-Type: application/json',
  ],
  body: `{
    "seed": {
      "message": "Good morning"
    }
  }`,
}
const FLAT_WITH_WEBHOOK = {
  ...FLAT,
  body: `{
    "webhook": "https://example.com/results",
    "webhook_header": { "x-api-key": "my-key" },
    "seed": { "message": "For the webhook" }
  }`,
}

async function curl({ path, headers, body }: typeof NESTED) {
  const { stdout } = await run('curl', [
    ...['-s', '-w', '\n%{http_code}', '-X', 'POST', `${simulator.base}${path}`],
    ...headers.flatMap((header) => ['-H', header]),
    ...['-d', body],
  ])
  const [text = '', status] = stdout.split('\n')
  return { status: Number(status), body: JSON.parse(text) }
}

test.skipIf(!hasCurl)('the curl example of the nested dialect starts with a UUID', async () => {
  const { status, body } = await curl(NESTED)
  expect(status).toBe(200)
  expect(body).toEqual({
    status: 'success',
    message: 'Automation automation_name started successfully.',
    execution_id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  })
})

test.skipIf(!hasCurl)('both curl examples of the flat dialect start with an exec_ id', async () => {
  for (const example of [FLAT, FLAT_WITH_WEBHOOK]) {
    const { status, body } = await curl(example)
    expect(status).toBe(202)
    expect(body).toEqual({
      status: 'success',
      message: "Automation 'hello-automation' started successfully.",
      execution_id: expect.stringMatching(/^exec_[0-9a-f]{12}$/),
    })
  }
})

const PYTHON_REQUESTS = `
import requests, json, sys
response = requests.post(sys.argv[1], headers=json.loads(sys.argv[2]), data=json.dumps(json.loads(sys.argv[3])))
print(response.status_code)
print(json.dumps(response.json()))
`
const PYTHON_PLAIN = `
import json, sys, urllib.request
request = urllib.request.Request(sys.argv[1], headers=json.loads(sys.argv[2]), data=sys.argv[3].encode(), method='POST')
response = urllib.request.urlopen(request)
print(response.status)
print(json.dumps(json.load(response)))
`

test.skipIf(!hasPython)('the Python example of the flat dialect prints its reply', async () => {
  const headers = Object.fromEntries(FLAT.headers.map((header) => header.split(': ')))
  const script = hasRequests ? PYTHON_REQUESTS : PYTHON_PLAIN
  const { stdout } = await run(
    'python3',
    ['-c', script, `${simulator.base}${FLAT.path}`, JSON.stringify(headers), FLAT.body],
    { env: { PATH: process.env.PATH, HOME: process.env.HOME, NO_PROXY: '*' } },
  )
  const [status, body = ''] = stdout.trim().split('\n')
  expect(status).toBe('202')
  expect(JSON.parse(body)).toMatchObject({ status: 'success', execution_id: expect.stringMatching(/^exec_/) })
})
