import { cp, rename, rm } from 'node:fs/promises'
import { explain } from '../src/contract/explanations/explain'
import type { Reason } from '../src/contract/reason'
import { expect, test } from './fixtures'
import { type Operator, operatorAt } from './support/operator'
import { LONG } from './support/tiers'
import type { Upstream, UpstreamAnswer } from './support/upstream'

test.describe('answers that prove nothing', () => {
  test.use({ serverEnv: { SEEDPAD_START_TIMEOUT_MS: '1500' } })

  test('each leaves an unknown row, explained, and is asked for once', async ({ page, upstream }) => {
    const answers: Record<string, [Reason, UpstreamAnswer]> = {
      'never-answers': ['timeout', () => undefined],
      'drops-the-connection': ['connection-reset', (_, response) => response.destroy()],
      'breaks-off': [
        'connection-reset',
        (_, response) => {
          response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
          response.write('{"status":"success",', () => response.destroy())
        },
      ],
      'error-500': ['server-error', { status: 500, body: { message: 'Internal server error' } }],
      'gateway-page': ['server-error', { status: 502, body: '<html><h1>Bad Gateway</h1></html>' }],
      'login-page': ['unreadable-answer', { status: 200, body: '<!doctype html><form></form>' }],
      redirect: ['redirect', { status: 307, headers: { location: `${upstream.appUrl}/sink` } }],
      'no-id': ['no-execution-id', { status: 200, body: { status: 'success' } }],
      'no-content': ['no-execution-id', (_, response) => response.writeHead(204).end()],
      'says-both': [
        'contradictory-answer',
        { status: 200, body: { status: 'error', execution_id: 'exec_1' } },
      ],
    }
    const operator = operatorAt(page)
    await operator.prepare('api')
    for (const [at, [automation, [reason, answer]]] of Object.entries(answers).entries()) {
      await test.step(automation, async () => {
        await operator.name('my-project', automation)
        upstream.answerOnce(answer)
        await operator.start()
        await expect(operator.rows).toHaveCount(at + 1)
        await expect(operator.rows.first()).toContainText('unknown')
        const { what, why, next } = explain(reason, 'en')
        for (const sentence of [what, why, next]) await expect(operator.detail).toContainText(sentence)
      })
    }
    expect(upstream.requests.map(({ via, path }) => `${via} ${path.split('/').at(-1)}`)).toEqual(
      Object.keys(answers).map((automation) => `api ${automation}`),
    )

    // Not knowing is no licence: the same start again asks first.
    await operator.start()
    const dialog = page.getByRole('dialog', { name: 'Start the same again?' })
    await expect(dialog).toContainText('may have started')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    expect(upstream.requests).toHaveLength(Object.keys(answers).length)

    // What came is kept, as text.
    await operator.rows.filter({ hasText: 'gateway-page' }).click()
    await operator.detail.getByRole('tab', { name: 'Answer' }).click()
    await expect(operator.detail).toContainText('<html><h1>Bad Gateway</h1></html>')
    await expect(operator.detail.getByRole('heading', { name: 'Bad Gateway' })).toHaveCount(0)
  })
})

test.describe('a target where nobody listens', () => {
  test.use({ serverEnv: { SEEDPAD_API_URL: 'http://127.0.0.1:9' } })

  test('is a row that was not sent, and says that nothing was charged', async ({ page, upstream }) => {
    const operator = operatorAt(page)
    await operator.prepare('api')
    await operator.start()
    await expect(operator.rows.first()).toContainText('not sent')
    await expect(operator.detail).toContainText('Nothing was started and nothing was charged.')
    await expect(operator.detail.getByRole('list', { name: 'Timeline' })).toContainText('never left')
    // Proven not sent, so the same again needs no question.
    await operator.start()
    await expect(operator.rows).toHaveCount(2)
    expect(upstream.requests).toEqual([])
  })
})

test('a server that dies during a start leaves an unknown row, never a second request', async ({
  page,
  server,
  upstream,
  watch,
}) => {
  watch.allow(/ERR_|Failed to load resource/)
  const operator = operatorAt(page)
  await operator.prepare('api')
  await startUnanswered(operator, upstream)
  await expect(operator.rows.first()).toContainText('sending')
  await server.kill9()
  await server.restart()
  await expect(operator.rows.first()).toContainText('unknown', { timeout: 20_000 })
  await expect(operator.detail).toContainText(explain('server-crashed', 'en').what)
  expect(upstream.requests).toHaveLength(1)
})

test(
  'an older copy of the data directory, put back, makes nothing of a start under way but unknown',
  LONG,
  async ({ page, server, upstream, watch }) => {
    watch.allow(/ERR_|Failed to load resource/)
    const operator = operatorAt(page)
    await operator.prepare('api')
    const copy = `${server.dataDir}-copy`
    await cp(server.dataDir, copy, { recursive: true })
    await startUnanswered(operator, upstream)
    await server.kill9()
    await rm(server.dataDir, { recursive: true })
    await rename(copy, server.dataDir)
    await server.restart()
    await expect(operator.rows.first()).toContainText('unknown', { timeout: 20_000 })
    await expect(operator.detail).toContainText(explain('journal-changed', 'en').what)
    expect(upstream.requests).toHaveLength(1)
    // What is made from now on is sent, without a reload.
    await operator.writeSeed('{"after": true}')
    await operator.start()
    await expect(operator.rows).toHaveCount(2)
    await expect(operator.rows.first()).toContainText('started')
  },
)

test(
  'a start while Seedpad’s own server is gone is not sent once it is back',
  LONG,
  async ({ page, server, upstream, watch }) => {
    watch.allow(/ERR_|Failed to load resource/)
    const operator = operatorAt(page)
    await operator.prepare('api')
    // What the start needs of the page is there: only the server is gone.
    await expect(page.getByText('No runs yet')).toBeVisible()
    await expect(operator.launch).toContainText('valid JSON')
    await server.stop()
    await operator.start()
    await expect(operator.rows).toHaveCount(1)
    await server.restart()
    await expect(operator.rows.first()).toContainText('not sent', { timeout: 20_000 })
    expect(upstream.requests).toEqual([])
  },
)

/** Presses Start, and comes back when the request is with a platform that says nothing. */
async function startUnanswered(operator: Operator, upstream: Upstream): Promise<void> {
  const arrived = new Promise<void>((resolve) => upstream.answerOnce(() => resolve()))
  await operator.start()
  await arrived
}
