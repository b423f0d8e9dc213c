import type { Page } from '@playwright/test'
import { explain } from '../src/contract/explanations/explain'
import { expect, test } from './fixtures'
import { expectGoodLooks } from './support/looks'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'

// Nothing answers within this time, so a start that is left without an answer becomes unknown soon.
test.use({ serverEnv: { SEEDPAD_START_TIMEOUT_MS: '1500' } })

const waysOf = (page: Page) => page.getByRole('region', { name: 'Three ways out' })

/** A run of unknown outcome, chosen. */
async function unknownRun(page: Page, target: 'simulator' | 'api' = 'simulator') {
  const operator = operatorAt(page)
  await operator.prepare(target, 'times-out')
  await operator.start()
  await expect(operator.rows.first()).toContainText('unknown')
  await expect(waysOf(page)).toBeVisible()
  return operator
}

test.describe('an unknown outcome', () => {
  test('says why in a sentence, and names three ways out', async ({ page }) => {
    const operator = await unknownRun(page)
    await expect(operator.detail).toContainText(explain('timeout', 'en').what)
    const ways = waysOf(page)
    await expect(ways.getByRole('heading')).toHaveText([
      'Wait for the result',
      'Mark it by hand',
      'Send it again',
    ])
    // The time that it has waited for goes on.
    await expect(ways).toContainText(/Waiting for (?!1 s)\d/)
    await expect(ways).toContainText('is noticed by itself')
  })

  test('offers waiting only where the result comes here and can', LONG, async ({ page, upstream }) => {
    upstream.answer(() => undefined)
    const operator = operatorAt(page)
    await operator.prepare('api', 'elsewhere')
    await operator.sendTo('url')
    await page.getByRole('textbox', { name: 'Webhook URL' }).fill('https://example.com/results?of=seedpad')
    await operator.start()
    await expect(waysOf(page)).toContainText('it goes to https://example.com/results?of=seedpad')

    await operator.name('my-project', 'default-webhook')
    await operator.sendTo('default')
    await operator.start()
    await expect(operator.rows).toHaveCount(2)
    await expect(waysOf(page)).toContainText('it goes to the automation’s default webhook')

    await operator.name('my-project', 'unreachable')
    await operator.sendTo('inbox')
    await operator.start()
    await expect(operator.rows).toHaveCount(3)
    await expect(waysOf(page)).toContainText('which api-mwm can’t reach from the internet')
  })

  test(
    'is marked by hand with a note, keeps what was known before, and comes back',
    LONG,
    async ({ page }) => {
      const operator = await unknownRun(page)
      await operator.giveCredentials()
      await waysOf(page).getByRole('button', { name: 'It started…' }).click()
      const dialog = page.getByRole('dialog', { name: 'Mark this run as started' })
      const note = dialog.getByRole('textbox', { name: 'How do you know?' })
      await expect(note).toBeFocused()

      // Without a note it is worth nothing.
      await dialog.getByRole('button', { name: 'Mark as started' }).click()
      await expect(note).toBeFocused()
      await expect(note).toHaveAccessibleDescription(/only evidence/)
      await note.fill('Maria saw it running.')
      const id = dialog.getByRole('textbox', { name: 'execution_id, if you found it elsewhere' })
      await id.fill('exec 1')
      await dialog.getByRole('button', { name: 'Mark as started' }).click()
      await expect(id).toBeFocused()
      await expect(id).toHaveAccessibleDescription(/without spaces/)
      await expect(note).toHaveValue('Maria saw it running.')
      await id.fill('exec_found123')
      await dialog.getByRole('button', { name: 'Mark as started' }).click()

      await expect(dialog).toBeHidden()
      await expect(operator.detail).toBeFocused()
      await expect(operator.rows.first()).toContainText('started, by hand')
      await expect(operator.rows.first()).toContainText('exec_found123')
      await page.reload()
      const mark = page.getByRole('region', { name: 'Marked as started, by hand' })
      await expect(mark).toContainText('Maria saw it running.')
      await expect(mark).toContainText('Token ••••4567')
      await expect(mark).toContainText('unknown')
      await expect(mark).toContainText(explain('timeout', 'en').what)
      await expect(operator.detail.getByRole('list', { name: 'Timeline' })).toContainText('marked as started')

      await mark.getByRole('button', { name: 'Take the mark back' }).click()
      await expect(operator.rows.first()).toContainText('unknown')
      await expect(operator.rows.first()).not.toContainText('exec_found123')
      await expect(waysOf(page)).toBeVisible()
    },
  )

  test(
    'marked as not started, the same start is not asked about; undo is one click',
    LONG,
    async ({ page }) => {
      const operator = await unknownRun(page)
      await waysOf(page).getByRole('button', { name: 'It did not…' }).click()
      const dialog = page.getByRole('dialog', { name: 'Mark this run as not started' })
      await dialog
        .getByRole('textbox', { name: 'How do you know?' })
        .fill('Nothing on Datallog after ten minutes.')
      await dialog.getByRole('button', { name: 'Mark as not started' }).click()
      await expect(operator.rows.first()).toContainText('not started, by hand')
      await expect(operator.rows.first()).toContainText('Nothing on Datallog after ten minutes.')
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(operator.rows.first()).toContainText('unknown')

      await waysOf(page).getByRole('button', { name: 'It did not…' }).click()
      await dialog.getByRole('textbox', { name: 'How do you know?' }).fill('Nothing on Datallog.')
      await dialog.getByRole('button', { name: 'Mark as not started' }).click()
      await expect(operator.rows.first()).toContainText('not started')
      await operator.start()
      await expect(operator.rows).toHaveCount(2)
    },
  )

  test(
    'marked wrongly, gives way to the proof that its result brings',
    LONG,
    async ({ page, upstream, request }) => {
      upstream.answer(() => undefined)
      const operator = await unknownRun(page, 'api')
      await waysOf(page).getByRole('button', { name: 'It did not…' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: 'How do you know?' }).fill('I thought so.')
      await dialog.getByRole('button', { name: 'Mark as not started' }).click()
      await expect(operator.rows.first()).toContainText('not started')

      const { webhook } = JSON.parse(upstream.requests[0]?.body ?? '')
      await request.post(webhook.url, { headers: webhook.webhook_header, data: { done: true } })
      const mark = page.getByRole('region', { name: 'Marked as not started, by hand' })
      await expect(mark).toContainText('proves the mark wrong')
      await expect(mark).toContainText('I thought so.')
      await expect(mark.getByRole('button')).toHaveCount(0)
      await expect(operator.rows.first()).toContainText('started')
      await expect(operator.rows.first()).not.toContainText('by hand')
    },
  )

  test('is sent again knowingly, as a linked row that asks for what history does not keep', async ({
    page,
    upstream,
  }) => {
    upstream.answerOnce(() => undefined)
    const operator = operatorAt(page)
    await operator.prepare('api', 'times-out')
    await operator.writeSeed('{ "n": 12345678901234567891 }')
    await operator.addHeader('X-Team', 'first secret')
    await operator.start()
    await expect(operator.rows.first()).toContainText('unknown')
    // What is typed next is not touched by sending the other again.
    await operator.name('my-project', 'another')
    await operator.writeSeed('{"kept": true}')

    await waysOf(page).getByRole('button', { name: 'Send again…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Send this run again?' })
    await expect(dialog).toContainText('may charge twice')
    await expect(dialog).toContainText('times-out in my-project')
    const value = dialog.getByLabel('X-Team')
    await expect(value).toBeFocused()
    await dialog.getByRole('button', { name: 'Send again anyway' }).click()
    await expect(value).toBeFocused()
    await expect(value).toHaveAccessibleDescription('Enter the value of this header.')
    expect(upstream.requests).toHaveLength(1)
    await value.fill('second secret')
    await dialog.getByRole('button', { name: 'Send again anyway' }).dblclick()

    await expect(dialog).toBeHidden()
    await expect(operator.rows).toHaveCount(2)
    await expect(operator.rows.first()).toContainText('started')
    await expect(operator.detail).toBeFocused()
    expect(upstream.requests).toHaveLength(2)
    const [first, second] = upstream.requests.map(({ body }) => JSON.parse(body))
    expect(upstream.requests[1]?.path).toBe(upstream.requests[0]?.path)
    expect(upstream.requests[1]?.body).toContain('"seed":{ "n": 12345678901234567891 }')
    expect(second.webhook.webhook_header['X-Team']).toBe('second secret')
    expect(second.webhook.url).not.toBe(first.webhook.url)

    // Each leads to the other.
    await operator.detail.getByRole('link', { name: /Show the run of/ }).click()
    await expect(waysOf(page)).toBeVisible()
    await expect(operator.detail).toContainText('Sent again at')
    await operator.detail.getByRole('link', { name: /Show the run of/ }).click()
    await expect(operator.detail).toContainText('Sends again the run of')
    await expect(operator.launch).toContainText('kept')
  })

  test('sent again from two tabs asks once more in the second', LONG, async ({ page, context, upstream }) => {
    upstream.answerOnce(() => undefined)
    const operator = await unknownRun(page, 'api')
    const second = await context.newPage()
    await second.goto(page.url())
    await operatorAt(second).target('api')
    await operatorAt(second).giveCredentials()
    const dialogs = [page, second].map((each) => each.getByRole('dialog', { name: 'Send this run again?' }))
    for (const each of [page, second]) await waysOf(each).getByRole('button', { name: 'Send again…' }).click()
    // Both stand there before either is answered: one that opens later says of itself that it was sent again.
    for (const each of dialogs) await expect(each).toBeVisible()
    await dialogs[0]?.getByRole('button', { name: 'Send again anyway' }).click()
    await expect(operator.rows).toHaveCount(2)

    await dialogs[1]?.getByRole('button', { name: 'Send again anyway' }).click()
    await expect(dialogs[1] ?? page.locator('nothing')).toContainText('It was sent again')
    expect(upstream.requests).toHaveLength(2)
    await dialogs[1]?.getByRole('button', { name: 'Show that run' }).click()
    await expect(second.getByRole('article')).toContainText('Sends again the run of')
    expect(upstream.requests).toHaveLength(2)
  })
})

test.describe('the keyboard alone', () => {
  test('marks a run and comes back to where it was after Escape', LONG, async ({ page }) => {
    const operator = await unknownRun(page)
    const button = waysOf(page).getByRole('button', { name: 'It started…' })
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'How do you know?' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(button).toBeFocused()

    await page.keyboard.press('Enter')
    await page.keyboard.type('Seen.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(operator.rows.first()).toContainText('started, by hand')
    await expect(operator.detail).toBeFocused()
  })

  test('sends again; a key held down decides nothing', LONG, async ({ page, upstream }) => {
    const operator = await unknownRun(page)
    const button = waysOf(page).getByRole('button', { name: 'Send again…' })
    await button.focus()
    await page.keyboard.down('Enter')
    const dialog = page.getByRole('dialog', { name: 'Send this run again?' })
    await expect(dialog).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Don’t send' })).toBeFocused()
    await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    await expect(dialog).toBeHidden()
    await expect(operator.rows).toHaveCount(1)

    await expect(button).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(operator.rows).toHaveCount(2)
    expect(upstream.requests).toEqual([])
  })
})

test('the ways out and their dialogs have no violations', LONG, async ({ page }) => {
  const operator = operatorAt(page)
  await operator.prepare('simulator', 'times-out')
  await operator.start()
  const out = page.getByRole('button', { name: 'Three ways out of “unknown”' })
  await expectGoodLooks(page, 'outcome', { shown: out })
  // On a phone the run has a page of its own, which wide windows have too.
  await page.setViewportSize({ width: 390, height: 844 })
  await out.click()
  await expect(operator.detail).toBeFocused()
  await expectGoodLooks(page, 'ways out', { shown: waysOf(page) })
  await waysOf(page).getByRole('button', { name: 'It started…' }).click()
  await page.getByRole('button', { name: 'Mark as started' }).click()
  await expectGoodLooks(page, 'mark, note missing', { shown: page.getByRole('dialog') })
  await page.getByRole('textbox', { name: 'How do you know?' }).fill('Seen.')
  await page.getByRole('button', { name: 'Mark as started' }).click()
  const back = page.getByRole('button', { name: 'Take the mark back' })
  await expectGoodLooks(page, 'marked', { shown: back })
  await back.click()
  await waysOf(page).getByRole('button', { name: 'Send again…' }).click()
  await expectGoodLooks(page, 'send again', { shown: page.getByRole('dialog') })
  await page.getByRole('dialog').getByRole('button', { name: 'Send again', exact: true }).click()
  await expect(operator.detail).toContainText('Sends again the run of')
  await expect(operator.detail).toContainText('unknown')
  await expectGoodLooks(page, 'linked', { shown: operator.detail })
})
