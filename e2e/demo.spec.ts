import { expect, test } from './fixtures'
import { findings } from './support/findings'
import { operatorAt, TOKEN } from './support/operator'
import { LONG } from './support/tiers'

test(
  'a demo masks, enlarges, keeps to the simulator, and survives a reload',
  LONG,
  async ({ page, upstream }) => {
    const operator = operatorAt(page)
    await operator.prepare('api')
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))
    const before = await size()
    await page.getByRole('button', { name: 'Demo mode' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Demo mode.' })).toContainText(
      'api-mwm is chosen',
    )
    await expect(page.getByRole('combobox', { name: 'Target' })).toHaveValue('simulator')
    expect(await size()).toBeGreaterThan(before)
    const token = page.getByRole('textbox', { name: 'Authorization token' })
    await expect(token).toHaveAttribute('type', 'password')
    await expect(page.getByRole('button', { name: /^Show (token|key|the value)$/ })).toHaveCount(0)
    await operator.shownRequest()
    await operator.launch.getByRole('button', { name: 'Copy as…' }).click()
    const code = page.getByRole('dialog', { name: /copy/i })
    await expect(code).toBeVisible()
    await expect(code.getByRole('checkbox')).toHaveCount(0)
    await expect(code).not.toContainText(TOKEN.slice(6))
    await page.keyboard.press('Escape')

    await page.getByRole('checkbox', { name: 'Hide names' }).check()
    await expect(operator.launch.getByRole('combobox', { name: 'Project' })).toHaveCSS(
      '-webkit-text-security',
      'disc',
    )
    expect(await findings(page)).toEqual([])
    await page.reload()
    await expect(page.getByRole('checkbox', { name: 'Hide names' })).toBeChecked()

    // A live start takes a confirmation of its own, and says so.
    await page.getByRole('button', { name: /for real$/ }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Demo mode with live starts' })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Target' })).toHaveValue('api')
    await page.getByRole('button', { name: 'Back to the simulator' }).click()
    await page.getByRole('button', { name: 'End demo' }).click()
    await expect.poll(size).toBe(before)
    expect(upstream.requests).toHaveLength(0)
  },
)

test(
  'hidden names are nowhere: not in any view, tooltip, title, file or copied code, and come back after',
  LONG,
  async ({ page, context, upstream }) => {
    test.setTimeout(120_000)
    const CANARY = 'canary-project-91'
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const operator = operatorAt(page)
    await operator.prepare('api')
    await operator.name(CANARY, 'hello-automation')
    upstream.answerOnce({ status: 400, body: { status: 'error', message: `${CANARY} has no plan` } })
    await operator.start()
    await expect(operator.rows).toHaveCount(1)
    await expect(operator.detail).toContainText(CANARY)
    /** Every text, attribute and title on the page that says the name. */
    const leaks = () =>
      page.evaluate((canary) => {
        const found = document.title.includes(canary) ? ['title'] : []
        const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
        while (walker.nextNode())
          if (walker.currentNode.textContent?.includes(canary)) found.push(walker.currentNode.textContent)
        for (const element of document.querySelectorAll('*'))
          for (const name of ['title', 'aria-label', 'placeholder', 'label'])
            if (element.getAttribute(name)?.includes(canary)) found.push(`${element.localName}[${name}]`)
        return found
      }, CANARY)
    expect(await leaks()).not.toEqual([])
    await page.getByRole('button', { name: 'Demo mode' }).click()
    await page.getByRole('checkbox', { name: 'Hide names' }).check()
    await expect.poll(leaks).toEqual([])
    await page.reload()
    await expect(operator.rows).toHaveCount(1)
    expect.soft(await leaks(), 'Launch').toEqual([])
    await operator.shownRequest()
    expect.soft(await leaks(), 'request').toEqual([])
    await operator.launch.getByRole('button', { name: 'Copy as…' }).click()
    const code = page.getByRole('dialog', { name: /copy/i })
    await expect(code).toBeVisible()
    expect.soft(await leaks(), 'code').toEqual([])
    await code.getByRole('button', { name: 'Copy the code' }).click()
    await expect(code.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect.soft(await page.evaluate(() => navigator.clipboard.readText())).not.toContain(CANARY)
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    expect.soft(await leaks(), 'palette').toEqual([])
    await page.keyboard.press('Escape')
    for (const path of ['/runs', '/inbox', '/batch']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
      if (path === '/runs') {
        await operator.rows.first().click()
        await expect(operator.detail).toBeVisible()
        for (const tab of ['Answer', 'Request', 'Seed']) {
          await operator.detail.getByRole('tab', { name: tab }).click()
          expect.soft(await leaks(), `run, ${tab}`).toEqual([])
        }
        await page.getByRole('button', { name: /^Project/ }).click()
        const hidden = page.getByRole('checkbox', { name: /•/ })
        await hidden.check()
        await expect(page).toHaveURL(/project=/)
        expect.soft(decodeURIComponent(page.url()), 'address').not.toContain(CANARY)
        await expect(operator.rows).toHaveCount(1)
      }
      expect.soft(await leaks(), path).toEqual([])
    }
    await page.getByRole('button', { name: 'End demo' }).click()
    await page.goto('/runs')
    await expect(operator.rows.first()).toContainText(CANARY)
  },
)

test(
  'the scripted example goes from accepted to proven, each start by the presenter’s click',
  LONG,
  async ({ page }) => {
    const operator = operatorAt(page)
    await operator.open()
    await page.getByRole('button', { name: 'Demo mode' }).click()
    await page.getByRole('button', { name: 'Show the example' }).click()
    const script = page.getByRole('region', { name: 'Scripted example' })
    for (const [at, title] of [
      'A start is accepted',
      'Its result comes back',
      'A refusal, in plain words',
      'Unknown, then proven',
    ].entries()) {
      await expect(script).toContainText(title)
      await script.getByRole('button', { name: 'Fill in' }).click()
      await expect(script.getByRole('status')).toHaveText('Filled in. Press Start automation.')
      await expect(operator.rows).toHaveCount(at)
      await operator.start()
      await expect(script.getByRole('status')).toHaveText('✓ Done.', { timeout: 30_000 })
      await expect(operator.rows).toHaveCount(at + 1)
      if (at < 3) await script.getByRole('button', { name: 'Next step' }).click()
    }
  },
)

test('help answers in the operator’s words and leads to the settings page', LONG, async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  const help = page.getByRole('dialog', { name: 'Help' })
  await expect(help.getByText('The JSON that your automation gets')).toBeVisible()
  await help.getByText('Where do the token and the key come from?').click()
  await expect(help.getByText('The JSON that your automation gets')).toBeHidden()
  await expect(help.getByRole('link', { name: 'Open the platform’s settings page' })).toHaveAttribute(
    'href',
    'https://mwm.datallog.com/preferences/settings',
  )
  expect(await findings(page, { within: 'dialog' })).toEqual([])
  await help.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})
