import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { operatorAt } from './support/operator'
import { pasteInto } from './support/seed-steps'
import { LONG } from './support/tiers'
import { databaseText } from './support/vault-steps'

const asFile = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.isBuffer(text) ? text : Buffer.from(text, 'utf8'),
})

async function openFile(page: Page, file: ReturnType<typeof asFile>) {
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open file' }).click()
  await (await chosen).setFiles(file)
}

/** Nothing that is asked of the drafts is answered until the returned function is called. */
async function holdDrafts(page: Page): Promise<() => Promise<unknown>> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('seedpad')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const store = db.transaction('drafts', 'readwrite').objectStore('drafts')
          const ask = () => {
            store.count().onsuccess = () => {
              resolve()
              if ('letGo' in window) db.close()
              else ask()
            }
          }
          ask()
        }
      }),
  )
  return () => page.evaluate(() => Object.assign(window, { letGo: true }) && null)
}

test(
  'a file becomes the seed byte for byte, whatever its line ends and its size',
  LONG,
  async ({ page, upstream }) => {
    const operator = operatorAt(page)
    await operator.prepare('api')
    await operator.sendTo('default')
    const large = `[${Array.from({ length: 30_000 }, (_, n) => `{"n":${n}.0,"id":"${n}-é"}`).join(',\r\n')}]`
    const texts = [
      '{\r\n\t"a": 1.0,\r\n "a": 12345678901234567891\r\n}\r\n',
      '{"mixed":\r\n[1,\n2]}\n',
      large,
    ]
    for (const [at, text] of texts.entries()) {
      await openFile(page, asFile(`seed-${at}.json`, text))
      await expect(page.getByText(`seed-${at}.json is now the seed.`)).toBeVisible()
      await operator.start()
      await expect(operator.rows).toHaveCount(at + 1)
      await expect(operator.rows.first()).toContainText('started')
      expect(upstream.requests[at]?.body === `{"seed":${text}}`).toBe(true)
    }
  },
)

test('a file can be dropped on the editor, and what it replaced comes back', LONG, async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  await operator.writeSeed('{"mine": 1}')
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['{"dropped": 2.0}'], 'dropped.json', { type: 'application/json' }))
    return data
  })
  const frame = page.getByRole('region', { name: 'Seed and request' })
  await frame.dispatchEvent('dragover', { dataTransfer: transfer })
  await expect(page.getByText('Drop a JSON file to make it the seed')).toBeVisible()
  await operator.seed.dispatchEvent('drop', { dataTransfer: transfer })
  await expect(operator.seed).toHaveValue('{"dropped": 2.0}')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(operator.seed).toHaveValue('{"mine": 1}')
})

test(
  'a file that is no text, or too large, leaves the seed as it is; what nobody can see is named, and mended with a click',
  LONG,
  async ({ page }) => {
    const operator = operatorAt(page)
    await operator.open()
    await operator.writeSeed('{"mine": 1}')
    await openFile(page, asFile('picture.json', Buffer.from([0x89, 0x50, 0xff, 0xfe])))
    await expect(page.getByText('picture.json is not UTF-8 text. Your seed is unchanged.')).toBeVisible()
    await openFile(page, asFile('huge.json', Buffer.alloc(7 * 1024 * 1024, 0x20)))
    await expect(page.getByText(/huge\.json is larger than/)).toBeVisible()
    await expect(operator.seed).toHaveValue('{"mine": 1}')
    // A byte-order mark is text, but no JSON: it is pointed out, not swallowed.
    await openFile(page, asFile('bom.json', '\ufeff{}'))
    await expect(operator.launch).toContainText('byte-order mark')
    await page.getByRole('button', { name: 'Remove it' }).click()
    await expect(operator.seed).toHaveValue('{}')

    // Half a character has no UTF-8 form: kept, pointed out, and written as the escape that means the same.
    await operator.seed.press('ControlOrMeta+a')
    await pasteInto(operator.seed, '["\ud83d"]')
    await expect(operator.launch).toContainText('half a character, which can’t be sent as it is')
    expect(await operator.seed.evaluate((area: HTMLTextAreaElement) => area.value.charCodeAt(2))).toBe(0xd83d)
    await page.getByRole('button', { name: 'Write it so' }).click()
    await expect(operator.seed).toHaveValue('["\\ud83d"]')
    await expect(operator.launch).toContainText('valid JSON')
  },
)

test('an invalid seed blocks the start and says where and why, in words', async ({ page, upstream }) => {
  const operator = operatorAt(page)
  const tools = page.getByRole('region', { name: 'Seed and request' })
  await operator.prepare('api')
  const texts: [text: string, words: string][] = [
    ['{\n  "a": 1,\n}', 'Line 2, column 9: one comma too many'],
    ['{"a": 01}', 'Line 1, column'],
    ["{'a': 1}", 'Line 1, column 2: JSON wants double quotes'],
    ['{"a" 1}', 'a colon is missing'],
    ['[1, 2', 'the text ends too early'],
    ['{"a": 1} // why', 'after the end'],
    ['{"a": NaN}', 'can’t stand here'],
  ]
  for (const [text, words] of texts) {
    await operator.writeSeed(text)
    await expect(tools).toContainText(words)
    await operator.start()
    await expect(tools.getByRole('alert').first()).toContainText('nothing was sent')
  }
  await expect(operator.rows).toHaveCount(0)

  // The words lead to the place.
  await operator.writeSeed('{\n  "a": 1,\n}')
  await tools.getByRole('button', { name: /one comma too many/ }).click()
  await expect(operator.seed).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(operator.seed).toHaveValue('{\n  "a": 1\n}')
  await expect(tools).toContainText('valid JSON')
  await expect(tools.getByText('nothing was sent')).toBeHidden()
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  expect(upstream.requests).toHaveLength(1)
})

test('Format changes white space and nothing else, and can be undone', LONG, async ({ page }) => {
  const operator = operatorAt(page)
  await operator.open()
  // One thing alone has this name.
  await expect(page.getByLabel('Seed', { exact: true })).toHaveCount(1)
  const text = '{"b":12345678901234567891,"a":[1.0,1e400],"b":"\\u00e9"}'
  await operator.writeSeed(text)
  await page.getByRole('button', { name: 'Format' }).click()
  await expect(operator.seed).toHaveValue(
    '{\n  "b": 12345678901234567891,\n  "a": [\n    1.0,\n    1e400\n  ],\n  "b": "\\u00e9"\n}',
  )
  await operator.seed.press('ControlOrMeta+z')
  await expect(operator.seed).toHaveValue(text)
})

test('what is typed key by key is what is sent', async ({ page, upstream }) => {
  const operator = operatorAt(page)
  await operator.prepare('app')
  await operator.sendTo('default')
  await operator.seed.focus()
  await page.keyboard.press('ControlOrMeta+a')
  const text = '{"list": [1.0, "a}b"], "quote": "say \\"hi\\"", "n": 1e400}'
  await page.keyboard.type(text)
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
  expect(upstream.requests[0]?.body).toBe(`{"seed":${text}}`)

  // However late it turns out that the next automation has no draft of its own: what was selected stays selected.
  const letGo = await holdDrafts(page)
  await operator.name('my-project', 'the-next')
  await operator.seed.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await letGo()
  await expect.poll(() => databaseText(page)).toContain('the-next')
  await page.keyboard.insertText('[1]')
  await expect(operator.seed).toHaveValue('[1]')
})

test('each automation keeps its own draft and its undo; a crash of the tab loses no more than a moment of typing', async ({
  page,
  context,
}) => {
  const operator = operatorAt(page)
  await operator.open()
  /** What is typed before it is clear that an automation has no draft yet is undone where it was typed. */
  const isOpen = (automation: string) =>
    expect.poll(() => databaseText(page)).toContain(`"automation":"${automation}"`)
  await operator.name('my-project', 'first')
  await isOpen('first')
  await operator.writeSeed('{"of": "first"}')
  await operator.writeSeed('{"of": "first", "n": 2}')
  await operator.name('my-project', 'second')
  await isOpen('second')
  await operator.writeSeed('{"of": "second"}')
  await operator.name('my-project', 'first')
  await expect(operator.seed).toHaveValue('{"of": "first", "n": 2}')
  await operator.seed.press('ControlOrMeta+z')
  await expect(operator.seed).toHaveValue('{"of": "first"}')
  await page.reload()
  await expect(operator.seed).toHaveValue('{"of": "first"}')
  await operator.name('my-project', 'second')
  await expect(operator.seed).toHaveValue('{"of": "second"}')

  // Typed on and on, so that no pause gives it away: it is saved all the same, again and again.
  await operator.seed.focus()
  await page.keyboard.press('ControlOrMeta+End')
  let typed = 0
  const saved = new Set<number>()
  while (saved.size < 3) {
    await page.keyboard.press('7')
    typed += 1
    const sevens = /\\"second\\"\}(7*)/.exec(await databaseText(page))?.[1] ?? ''
    saved.add(sevens.length)
  }
  const crashed = page.waitForEvent('crash')
  const devtools = await context.newCDPSession(page)
  devtools.send('Page.crash').catch(() => undefined)
  await crashed
  const next = operatorAt(await context.newPage())
  await next.open()
  await expect(next.seed).toHaveValue(/^\{"of": "second"\}7+$/)
  const kept = (await next.seed.inputValue()).length - '{"of": "second"}'.length
  expect(kept).toBeGreaterThanOrEqual(Math.max(...saved))
  expect(kept).toBeLessThanOrEqual(typed)
})
