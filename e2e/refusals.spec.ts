import { explain } from '../src/contract/explanations/explain'
import { ptBR } from '../src/contract/explanations/pt-br'
import type { Reason } from '../src/contract/reason'
import { expect, test } from './fixtures'
import { operatorAt, type TargetId } from './support/operator'
import { LONG } from './support/tiers'

type Refusal = { status: number; body: Record<string, string>; words: string; reason: Reason }

const detail = (status: number, words: string, reason: Reason): Refusal => ({
  status,
  body: { detail: words },
  words,
  reason,
})
const message = (status: number, words: string, reason: Reason): Refusal => ({
  status,
  body: { message: words },
  words,
  reason,
})
const error = (words: string, reason: Reason): Refusal => ({
  status: 400,
  body: { status: 'error', message: words },
  words,
  reason,
})

/** What each of the platform's two pages (and its SDK) says about a start that is turned down. */
const REFUSALS: Record<Exclude<TargetId, 'simulator'>, Refusal[]> = {
  api: [
    detail(401, 'Invalid token', 'token-invalid'),
    message(403, 'Forbidden', 'key-not-accepted'),
    message(403, 'This Project does not exist. consult API', 'project-not-found'),
    message(403, 'This Automation does not exist. consult API', 'automation-not-found'),
    error('Invalid webhook JSON format', 'webhook-invalid'),
    error("User doesn't have an active plan", 'no-plan'),
    error('The balance is <b>insufficient</b>', 'no-balance'),
    error('Something that nobody has documented', 'refused'),
  ],
  app: [
    detail(401, 'Authentication credentials were not provided.', 'credentials-missing'),
    message(403, 'This Project does not exist. consult API', 'project-not-found'),
    message(403, 'This Automation does not exist. consult API.', 'automation-not-found'),
    error('Project is inactive', 'project-inactive'),
    error('Automation is disabled', 'automation-disabled'),
    error('Invalid seed JSON format', 'seed-invalid'),
    message(429, 'Too Many Requests', 'rate-limited'),
  ],
}

for (const target of ['api', 'app'] as const) {
  test(
    `each refusal of ${target} is a rejected row with the platform’s words and what to do`,
    target === 'app' ? LONG : {},
    async ({ page, upstream }) => {
      const operator = operatorAt(page)
      await operator.prepare(target)
      for (const [at, { status, body, words, reason }] of REFUSALS[target].entries()) {
        await test.step(`${status} ${words}`, async () => {
          upstream.answerOnce({ status, body })
          await operator.start()
          await expect(operator.rows).toHaveCount(at + 1)
          await expect(operator.rows.first()).toContainText('rejected')
          await expect(operator.rows.first()).toContainText(words)
          const { what, why, next } = explain(reason, 'en')
          // Beside the button that was just pressed, and in full in the run's detail.
          await expect(operator.launch).toContainText(what)
          await expect(operator.launch).toContainText(next)
          for (const sentence of [what, why, next]) await expect(operator.detail).toContainText(sentence)
          await expect(operator.detail.locator('q')).toHaveText(words)
          await expect(operator.detail.getByRole('list', { name: 'Timeline' })).toContainText('rejected')
        })
      }
      expect(upstream.requests).toHaveLength(REFUSALS[target].length)

      // What was typed is still there, to be corrected and sent again; nothing asks before that.
      await expect(operator.launch.getByRole('combobox', { name: 'Automation' })).toHaveValue(
        'hello-automation',
      )
      await operator.start()
      await expect(operator.rows.first()).toContainText('started')
    },
  )
}

test('the simulator refuses by name, token and key, at no charge', LONG, async ({ page, upstream }) => {
  const operator = operatorAt(page)
  const row = operator.rows.first()
  await operator.open()
  const names: [project: string, automation: string, words: string][] = [
    ['no-such-project', 'example', 'This Project does not exist'],
    ['inactive-project', 'example', 'inactive'],
    ['my-project', 'no-such-automation', 'This Automation does not exist'],
    ['my-project', 'disabled', 'disabled'],
    ['my-project', 'no-plan', 'active plan'],
    ['my-project', 'no-balance', 'balance'],
    ['my-project', 'bad-webhook', 'Invalid webhook JSON format'],
    ['my-project', 'bad-seed', 'seed'],
    ['my-project', 'rate-limited', ''],
  ]
  for (const [at, [project, automation, words]] of names.entries()) {
    await operator.name(project, automation)
    await operator.start()
    await expect(operator.rows).toHaveCount(at + 1)
    await expect(row).toContainText('rejected')
    await expect(row).toContainText(words)
  }
  await operator.name('my-project', 'example')
  await operator.giveCredentials('invalid-token', 'any')
  await operator.start()
  await expect(operator.rows).toHaveCount(names.length + 1)
  await expect(row).toContainText('Invalid token')
  await operator.giveCredentials('Token any', 'forbidden-key')
  await operator.start()
  await expect(operator.rows).toHaveCount(names.length + 2)
  await expect(row).toContainText('Forbidden')
  await expect(row).toContainText('simulated')
  expect(upstream.requests).toEqual([])
})

test('a refusal in Portuguese keeps the platform’s own words', LONG, async ({ page, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  upstream.answerOnce({ status: 400, body: { status: 'error', message: "User doesn't have an active plan" } })
  await operator.start()
  await expect(operator.rows.first()).toContainText('rejected')
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitemradio', { name: 'Português (Brasil)' }).click()
  const { what, next } = ptBR['no-plan']
  await expect(operator.detail).toContainText(what)
  await expect(operator.detail).toContainText(next)
  await expect(operator.detail.locator('q')).toHaveText("User doesn't have an active plan")
})
