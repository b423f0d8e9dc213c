import { expect, test } from './fixtures'
import { operatorAt } from './support/operator'

test('with every other host out of reach, all of the page is there', async ({ page, context, server }) => {
  const elsewhere: string[] = []
  await context.route(
    (url) => url.origin !== server.url && url.protocol.startsWith('http'),
    (route) => {
      elsewhere.push(route.request().url())
      return route.abort()
    },
  )
  const operator = operatorAt(page)
  await operator.open()
  await operator.writeSeed('{"a": 1}')
  await page.getByRole('button', { name: 'Format' }).click()
  await expect(operator.seed).toHaveValue('{\n  "a": 1\n}')
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  const fonts = await page.evaluate(async () => {
    await document.fonts.ready
    return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family)
  })
  expect(fonts.join()).toMatch(/Inter/)
  expect(fonts.join()).toMatch(/JetBrains Mono/)
  expect(elsewhere).toEqual([])
})

test('the page may load and reach nothing but its own origin', async ({ page }) => {
  const answer = await page.goto('/')
  const policy = answer?.headers()['content-security-policy'] ?? ''
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
  ])
    expect(policy).toContain(rule)
  expect(policy).not.toMatch(/https?:|unsafe-eval/)
  expect(answer?.headers()).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
})

test('without Seedpad’s own server the page says so, keeps what was typed, and comes back by itself', async ({
  page,
  server,
  watch,
}) => {
  watch.allow(/ERR_|Failed to load resource/)
  const operator = operatorAt(page)
  await operator.open()
  await operator.writeSeed('{"typed": "before"}')
  await operator.showSeed()
  await server.stop()
  await operator.name('my-project', 'while-away')
  await expect(operator.seed).toHaveValue('{"typed": "before"}')
  await server.restart()
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
})
