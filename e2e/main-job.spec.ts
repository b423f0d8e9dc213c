import { expect, test } from './fixtures'
import { API_KEY, operatorAt, TOKEN } from './support/operator'

// Every kind of text that a parser would change on the way: a large integer, a trailing zero, a number out of range,
// a name that stands twice, odd white space, letters of other scripts, an escape.
const SEED =
  '{ "n" : 12345678901234567891,\n\t"one":1.0,   "far":1e400,\n\n  "same": 1, "same": [ 2 ],\n"text": "ação 😀 \\u00e9 </script>"  } \n '

test('a start on api-mwm sends what was typed, byte for byte, and shows the execution_id', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api', 'hello-automation')
  await operator.writeSeed(SEED)
  await operator.sendTo('default')
  await expect(operator.launch).toContainText(
    'Starts a paid run of hello-automation in my-project on ● api-mwm',
  )
  upstream.answerOnce({
    status: 200,
    body: {
      status: 'success',
      message: 'Automation hello-automation started successfully.',
      execution_id: '3f2a8c1e-9b7d-4e5f-a1b2-c3d4e5f60718',
    },
  })
  await operator.start()

  await expect(operator.rows).toHaveCount(1)
  await expect(operator.rows.first()).toContainText('started')
  await expect(operator.rows.first()).toContainText('3f2a8c1e-9b7d-4e5f-a1b2-c3d4e5f60718')
  await expect(operator.detail).toContainText('3f2a8c1e-9b7d-4e5f-a1b2-c3d4e5f60718')

  expect(upstream.requests).toHaveLength(1)
  const [request] = upstream.requests
  expect(request).toMatchObject({
    via: 'api',
    method: 'POST',
    path: '/api/start-automation/my-project/hello-automation',
    body: `{"seed":${SEED}}`,
  })
  expect(request?.headers).toMatchObject({
    authorization: TOKEN,
    'x-api-key': API_KEY,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(`{"seed":${SEED}}`)),
  })
  for (const ours of ['cookie', 'origin', 'referer', 'x-seedpad-access'])
    expect(request?.headers).not.toHaveProperty(ours)
})

test('a start on mwm goes out in the other dialect and takes its 202 and exec_ id', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('app', 'nightly report')
  await operator.writeSeed(SEED)
  await operator.sendTo('url')
  await page
    .getByRole('textbox', { name: 'Webhook URL' })
    .fill('https://example.com/results?from=seedpad&x="1"')
  await operator.addHeader('X-Trace', 'a "quoted" \\ value')
  await operator.addHeader('x-second', 'é')
  upstream.answerOnce({
    status: 202,
    body: {
      status: 'success',
      message: "Automation 'nightly report' started successfully.",
      execution_id: 'exec_abc123def456',
    },
  })
  await operator.start()

  await expect(operator.rows.first()).toContainText('exec_abc123def456')
  expect(upstream.requests).toHaveLength(1)
  expect(upstream.requests[0]).toMatchObject({
    via: 'app',
    path: '/api/start-automation/my-project/nightly%20report',
    body: `{"webhook":"https://example.com/results?from=seedpad&x=\\"1\\"","webhook_header":{"X-Trace":"a \\"quoted\\" \\\\ value","x-second":"é"},"seed":${SEED}}`,
  })
  await expect(operator.detail).toContainText('result goes elsewhere')
})

test('each way of writing webhook and seed arrives as chosen', async ({ page, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.writeSeed('{"a": 1.0}')
  await operator.sendTo('url')
  await page.getByRole('textbox', { name: 'Webhook URL' }).fill('https://example.com/r')
  await operator.addHeader('X-Key', 'v')
  const bodies = async (...choices: Parameters<typeof operator.wire>[0][]) => {
    for (const choice of choices) {
      const before = upstream.requests.length
      await operator.wire(choice)
      await operator.start()
      await expect(operator.rows).toHaveCount(before + 1)
      await expect(operator.rows.first()).toContainText('started')
    }
    return upstream.requests.map(({ body }) => body)
  }
  expect(
    await bodies(
      {},
      { webhook: 'string' },
      { seed: 'string' },
      { webhook: 'object' },
      { dialect: 'flat', seed: 'object' },
    ),
  ).toEqual([
    '{"webhook":{"url":"https://example.com/r","webhook_header":{"X-Key":"v"}},"seed":{"a": 1.0}}',
    '{"webhook":"{\\"url\\":\\"https://example.com/r\\",\\"webhook_header\\":{\\"X-Key\\":\\"v\\"}}","seed":{"a": 1.0}}',
    '{"webhook":"{\\"url\\":\\"https://example.com/r\\",\\"webhook_header\\":{\\"X-Key\\":\\"v\\"}}","seed":"{\\"a\\": 1.0}"}',
    '{"webhook":{"url":"https://example.com/r","webhook_header":{"X-Key":"v"}},"seed":"{\\"a\\": 1.0}"}',
    '{"webhook":"https://example.com/r","webhook_header":{"X-Key":"v"},"seed":{"a": 1.0}}',
  ])
})

test('an empty editor sends no seed: no body at all to the one, an empty object to the other', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.writeSeed('')
  await operator.sendTo('default')
  await operator.start()
  await expect(operator.rows).toHaveCount(1)
  await expect(operator.rows.first()).toContainText('started')

  await operator.target('app')
  await operator.start()
  await expect(operator.rows).toHaveCount(2)
  await expect(operator.rows.first()).toContainText('started')
  expect(upstream.requests.map(({ via, body }) => [via, body])).toEqual([
    ['api', ''],
    ['app', '{}'],
  ])
  expect(upstream.requests[0]?.headers).not.toHaveProperty('content-type')
})

test('a first visit starts the sample on the simulator with one click, and its result comes back', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.open()
  await expect(operator.launch).toContainText('A sample is filled in.')
  await expect(operator.launch).toContainText('Nothing is charged.')
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  await expect(operator.rows.first()).toContainText('simulated')
  await expect(operator.detail.getByRole('list', { name: 'Timeline' })).toContainText(/result \+\d/, {
    timeout: 10_000,
  })
  const result = operator.detail.getByRole('tabpanel', { name: 'Result' })
  await expect(result.getByRole('tree', { name: 'Result' })).toBeVisible()
  await result.getByRole('radio', { name: 'Text' }).check()
  await expect(result).toContainText('2023-01-01')
  expect(upstream.requests).toEqual([])
})

test('the inbox of this dashboard is named in the request, with a secret of this run', async ({
  page,
  server,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.writeSeed('{}')
  await operator.sendTo('inbox')
  await expect(operator.launch).toContainText('can’t reach')
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  const startId = await operator.rows.first().getAttribute('data-run')
  const sent =
    /^\{"webhook":\{"url":"([^"]+)","webhook_header":\{"X-Seedpad-Delivery":"([^"]+)"\}\},"seed":\{\}\}$/.exec(
      upstream.requests[0]?.body ?? '',
    )
  expect(sent?.[1]).toMatch(new RegExp(`^${server.url}/hooks/[\\w-]{22,86}/${startId}$`))
  expect(sent?.[2]?.length).toBeGreaterThanOrEqual(22)
  // The page, its address and the server's log hold neither that secret nor the credentials.
  await operator.detail.getByRole('tab', { name: 'Request' }).click()
  await expect(operator.detail).toContainText('••••')
  const everything = (await page.content()) + page.url() + server.output
  expect(everything).not.toContain(sent?.[2])
  expect(server.output).not.toContain(TOKEN.slice(6))
  expect(server.output).not.toContain(API_KEY)
})
