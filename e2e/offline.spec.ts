import { expect, test } from './fixtures'
import { expectGoodLooks } from './support/looks'
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

test.describe('a server with an access token', () => {
  test.use({ serverEnv: { SEEDPAD_ACCESS_TOKEN: 'one-long-access-token' } })

  test('asks for it, says what is wrong with another one, and opens; an address can’t bring it', async ({
    page,
    context,
    watch,
  }) => {
    watch.allow(/status of 401/)
    await page.goto('/')
    const field = page.getByRole('textbox', { name: 'Access token' })
    const enter = page.getByRole('button', { name: 'Enter' })
    await expect(field).toBeFocused()
    await page.keyboard.type('two words')
    await page.keyboard.press('Enter')
    await expect(page.getByText('is one word of ASCII letters')).toBeVisible()
    await field.fill('another-access-token')
    await enter.click()
    await expect(page.getByText('did not accept this token')).toBeVisible()
    await expect(field).toHaveValue('another-access-token')
    await expectGoodLooks(page, 'the question for the access token', { shown: field })
    await field.fill('one-long-access-token')
    await enter.click()
    const operator = operatorAt(page)
    await operator.start()
    await expect(operator.rows.first()).toContainText('started')

    // It lives in the page alone, unless the tab may keep it.
    await page.reload()
    await expect(field).toBeVisible()
    await page.getByRole('checkbox', { name: 'Keep it for this tab' }).check()
    await field.fill('one-long-access-token')
    await enter.click()
    await expect(operator.rows).toHaveCount(1)
    await page.reload()
    await expect(operator.rows).toHaveCount(1)

    // An address stays in the browser's history: a token in one is taken out and not used.
    const second = await context.newPage()
    await second.goto('/#access=one-long-access-token')
    await expect(second.getByRole('textbox', { name: 'Access token' })).toBeVisible()
    await expect(second.getByText('It was not used')).toBeVisible()
    expect(new URL(second.url()).hash).toBe('')
    await second.goto('/runs?q=hello&%61ccess_token=one-long-access-token')
    await expect(second.getByText('It was not used')).toBeVisible()
    expect(second.url()).toMatch(/\/runs\?q=hello$/)
  })
})
