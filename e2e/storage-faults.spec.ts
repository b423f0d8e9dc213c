import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import type { BrowserContext, Page } from '@playwright/test'
import { promisesEn } from '../src/app/lib/i18n/areas/promises.en'
import { sampleRun } from '../src/app/lib/run-index/testing/sample-runs'
import { expect, test } from './fixtures'
import { putHistory } from './support/history'
import { expectGoodLooks } from './support/looks'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'
import type { Upstream } from './support/upstream'

const SUCCESS = '{"status":"success","message":"started","execution_id":"exec_kept"}'

/**
 * Rows of the history find no room while `full`: the error that a browser gives then. (Its own quota can be set from
 * outside too, but it is looked at only now and then.)
 */
async function fillDisk(page: Page, full: boolean) {
  await page.evaluate((isFull) => {
    const store = IDBObjectStore.prototype as IDBObjectStore & { kept?: Pick<IDBObjectStore, 'add' | 'put'> }
    store.kept ??= { add: store.add, put: store.put }
    const { kept } = store
    for (const write of ['add', 'put'] as const)
      store[write] = function (this: IDBObjectStore, ...args: Parameters<IDBObjectStore['add']>) {
        if (isFull && this.name === 'runs') throw new DOMException('no room', 'QuotaExceededError')
        return kept[write].apply(this, args)
      }
  }, full)
}

/** A tab of another Seedpad, which holds the history in its version: one that is new is made as the first Seedpad did. */
async function openHistory(context: BrowserContext, url: string, version: number): Promise<Page> {
  const other = await context.newPage()
  await other.goto(`${url}/healthz`)
  await other.evaluate(
    (wanted) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('seedpad', wanted)
        opening.onupgradeneeded = ({ oldVersion }) => {
          if (oldVersion > 0) return
          const { result: db } = opening
          const runs = db.createObjectStore('runs', { keyPath: 'startId' })
          for (const index of ['createdAt', 'state', 'executionId']) runs.createIndex(index, index)
          runs.createIndex('[project+automation]', ['project', 'automation'])
          db.createObjectStore('drafts', { keyPath: 'key' }).createIndex('updatedAt', 'updatedAt')
          const deliveries = db.createObjectStore('deliveries', { keyPath: 'key' })
          for (const index of ['seq', 'startId']) deliveries.createIndex(index, index)
          for (const name of ['settings', 'vault']) db.createObjectStore(name, { keyPath: 'key' })
        }
        opening.onsuccess = () => resolve(Object.assign(window, { held: opening.result }) && null)
        opening.onerror = () => reject(opening.error)
      }),
    version,
  )
  return other
}

/** Answers when told to: the start is under way until then. */
function holdAnswer(upstream: Upstream): Promise<ServerResponse> {
  return new Promise((resolve) => upstream.answerOnce((_, response) => resolve(response)))
}

const accept = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(SUCCESS)

test('a browser that keeps nothing for the page: said at once, nothing is sent, what was typed stays', async ({
  page,
  upstream,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
  })
  const operator = operatorAt(page)
  await operator.prepare('api', 'report')
  await expect(page.getByText(promisesEn['promises.storage.denied'])).toBeVisible()
  await operator.writeSeed('{"typed": true}')
  await operator.start()
  await expect(page.getByText(promisesEn['promises.trouble.denied'])).toBeVisible()
  await expect(operator.seed).toHaveValue('{"typed": true}')
  expect(upstream.requests).toEqual([])
})

test('no room for the row: nothing is sent, room can be made at once, and the same start then goes out', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api', 'report')
  const longAgo = Date.now() - 200 * 86_400_000
  await putHistory(page, [
    sampleRun(1, { createdAt: longAgo }),
    sampleRun(2, { createdAt: longAgo, starred: true }),
  ])
  await page.reload()
  await operator.giveCredentials()
  await expect(operator.rows).toHaveCount(2)
  await fillDisk(page, true)
  await operator.start()
  await expect(page.getByText(promisesEn['promises.trouble.full'])).toBeVisible()
  await expect(operator.rows).toHaveCount(2)
  expect(upstream.requests).toEqual([])

  // What goes is the operator's choice: what is old and has no star, and even that comes back.
  await page.getByRole('button', { name: 'Make room…' }).click()
  const storage = page.getByRole('dialog', { name: 'Storage of this browser' })
  await expectGoodLooks(page, 'storage', { shown: storage.getByRole('meter', { name: 'Room' }) })
  await storage.getByRole('combobox', { name: 'Runs older than' }).selectOption('180')
  await storage.getByRole('button', { name: 'Delete this 1' }).click()
  const question = page.getByRole('dialog', { name: 'Delete runs' })
  await expect(question.getByRole('checkbox', { name: /Only then is there more room/ })).toBeChecked()
  await question.getByRole('button', { name: 'Delete 1 run', exact: true }).click()
  await expect(operator.rows).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await fillDisk(page, false)
  await operator.start()
  await expect(operator.rows).toHaveCount(2)
  await expect(operator.rows.first()).toContainText('started')
  expect(upstream.requests).toHaveLength(1)
})

test(
  'an outcome that finds no room is kept in the tab, said, offered as a file, and written when it can be',
  LONG,
  async ({ page, upstream }) => {
    const operator = operatorAt(page)
    await operator.prepare('api', 'report')
    const held = holdAnswer(upstream)
    await operator.start()
    const response = await held
    await fillDisk(page, true)
    accept(response)
    const notice = page.getByRole('region', { name: promisesEn['promises.unwritten.title_one'] })
    await expect(notice).toContainText('exec_kept')
    await expect(operator.rows.first()).toContainText('sending')
    const saving = page.waitForEvent('download')
    await notice.getByRole('button', { name: promisesEn['promises.unwritten.download'] }).click()
    const saved = JSON.parse(await readFile(await (await saving).path(), 'utf8'))
    expect(saved).toMatchObject([{ automation: 'report', state: 'started', executionId: 'exec_kept' }])
    expect(JSON.stringify(saved)).not.toContain('0123456789abcdef')

    await notice.getByRole('button', { name: promisesEn['promises.unwritten.retry'] }).click()
    await expect(notice).toContainText('exec_kept')
    // By itself, a few seconds after there is room.
    await fillDisk(page, false)
    await expect(notice).toBeHidden()
    await expect(operator.rows.first()).toContainText('exec_kept')
    expect(upstream.requests).toHaveLength(1)
  },
)

test(
  'site data cleared in the middle of a start: the row comes back with its outcome',
  LONG,
  async ({ page, server, upstream }) => {
    const operator = operatorAt(page)
    await operator.prepare('api', 'report')
    const held = holdAnswer(upstream)
    await operator.start()
    const response = await held
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'indexeddb' })
    accept(response)
    await expect(operator.rows.first()).toContainText('exec_kept')
    await expect(operator.rows).toHaveCount(1)
    expect(upstream.requests).toHaveLength(1)
  },
)

test('a tab with an older Seedpad that holds the history: said, nothing is sent, and it goes on by itself', async ({
  page,
  context,
  server,
  upstream,
}) => {
  // As a first Seedpad left it, in a tab that never closes it: no page of today's would do that.
  const older = await openHistory(context, server.url, 10)
  await page.goto(server.url)
  await expect(page.getByText(promisesEn['promises.storage.waiting'])).toBeVisible()
  await older.close()
  await expect(page.getByText(promisesEn['promises.storage.waiting'])).toBeHidden()
  const operator = operatorAt(page)
  await operator.target('api')
  await operator.giveCredentials()
  await operator.name('my-project', 'report')
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  expect(upstream.requests).toHaveLength(1)
})

test('a newer Seedpad in another tab: this one says so, sends nothing, and loses nothing typed', async ({
  page,
  context,
  server,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('api', 'report')
  await openHistory(context, server.url, 9_990)
  await expect(page.getByText(promisesEn['promises.storage.outdated'])).toBeVisible()
  await operator.writeSeed('{"typed": true}')
  await operator.start()
  await expect(page.getByText(promisesEn['promises.trouble.outdated'])).toBeVisible()
  await expect(operator.seed).toHaveValue('{"typed": true}')
  expect(upstream.requests).toEqual([])
})
