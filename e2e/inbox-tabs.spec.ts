import { readSeed } from '../.ci/seed.mjs'
import { expect, test } from './fixtures'
import { operatorAt } from './support/operator'
import { countStreams, isLive, patient, walkTabs } from './support/tab-walk'
import { LONG } from './support/tiers'
import { startRun } from './support/webhooks'

test.slow()

test('three tabs have one stream between them, and all see what arrives', async ({ context, upstream }) => {
  const streams = countStreams(context)
  const first = await context.newPage()
  const operator = operatorAt(first)
  await operator.prepare('api')
  const webhook = await startRun(operator, upstream)
  await isLive(first)
  const others = [await context.newPage(), await context.newPage()]
  for (const page of others) {
    await page.goto('/runs')
    await isLive(page)
    await expect(page.locator('[data-inbox=follows]')).toBeVisible(patient)
  }
  expect(streams()).toBe(1)

  await webhook.deliver('{"n":1}')
  for (const page of [first, ...others]) {
    if (page !== first) await operatorAt(page).rows.first().click()
    await expect(operatorAt(page).detail.getByRole('tree', { name: 'Result' })).toContainText(
      '"n":1',
      patient,
    )
  }

  // The leading tab goes: another takes over, and nothing is missed on the way.
  await first.close()
  await webhook.deliver('{"n":2}')
  for (const page of others) {
    await expect(
      operatorAt(page).detail.getByRole('list', { name: 'Deliveries' }).getByRole('listitem'),
    ).toHaveCount(2, patient)
    await isLive(page)
  }
  expect(streams()).toBe(1)
})

test('tabs that come and go, reload and lose the server show each delivery once', async ({
  context,
  server,
  watch,
}) => {
  await walkTabs({ context, server, watch }, { seed: readSeed(), steps: 12 })
})

for (const walk of [1, 2, 3])
  test(
    `tabs that come and go for long show each delivery once, walk ${walk}`,
    LONG,
    async ({ context, server, watch }) => {
      test.setTimeout(300_000)
      await walkTabs({ context, server, watch }, { seed: readSeed() + walk, steps: 60 })
    },
  )
