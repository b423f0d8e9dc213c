import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { chromiumArgs, findChromium } from '../.ci/find-chromium.mjs'
import { expect, test } from './fixtures'
import { LONG } from './support/tiers'
import {
  addProfile,
  apiKey,
  closeVault,
  databaseText,
  fromMenu,
  makeVault,
  token,
} from './support/vault-steps'

/** Random letters without repeats worth compressing, so that a file can't hide them from a plain search. */
const canary = (name: string) => `${name}Zq7Xw9Kp3Vt5Rm1Yb8Nc4`
const SECRETS = {
  token: canary('tok'),
  key: canary('key'),
  header: canary('hdr'),
  passphrase: `${canary('pas')} otter cinema`,
}
/** Not secret: it must be found, or the search is blind. */
const MARKER = canary('mark')

/** Runs a story in a browser whose profile lies on disk, ends the browser, and hands over where the profile lies. */
async function inBrowserOnDisk(url: string, story: (page: Page, context: BrowserContext) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'seedpad-profile-'))
  const executablePath = findChromium()
  const context = await chromium.launchPersistentContext(folder, {
    baseURL: url,
    args: chromiumArgs(),
    ...(executablePath === null ? {} : { executablePath }),
  })
  try {
    await story(context.pages()[0] ?? (await context.newPage()), context)
  } finally {
    await context.close()
  }
  return folder
}

/** Revealed fields are plain text boxes, which browsers like to remember. */
async function revealBoth(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show token' }).click()
  await page.getByRole('button', { name: 'Show key' }).click()
  await expect(apiKey(page)).toHaveAttribute('type', 'text')
}

/** Every form in which a text might stand in a file. */
function forms(text: string): Buffer[] {
  const bytes = Buffer.from(text)
  // Base64 of the middle depends on where the text begins within three bytes.
  const base64 = [0, 1, 2].map((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    return Buffer.from(shifted.slice(shift === 0 ? 0 : 4, -4))
  })
  return [bytes, Buffer.from(text, 'utf16le'), Buffer.from(encodeURIComponent(text)), ...base64]
}

/** In which files of a folder each of the texts stands. */
async function search(folder: string, texts: Record<string, string>): Promise<Record<string, string[]>> {
  const found = new Map<string, string[]>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const content = await readFile(path).catch(() => Buffer.alloc(0))
    for (const [name, text] of Object.entries(texts)) {
      if (forms(text).some((form) => content.includes(form)))
        found.set(name, [...(found.get(name) ?? []), path])
    }
  }
  return Object.fromEntries(found)
}

/** What the page shows and keeps where a script could read it. */
async function visible(page: Page): Promise<string> {
  const inPage = await page.evaluate(() => ({
    url: location.href,
    title: document.title,
    html: document.documentElement.outerHTML,
    values: [...document.querySelectorAll('input, textarea, select')].map(
      (field) => (field as HTMLInputElement).value,
    ),
    local: { ...localStorage },
    session: { ...sessionStorage },
    history: history.state,
  }))
  return JSON.stringify(inPage) + (await databaseText(page))
}

test(
  'no secret of the vault is ever on disk, in a log, or in the page after locking',
  LONG,
  async ({ server, upstream }) => {
    test.slow()
    const messages: string[] = []
    const urls: string[] = []
    const folder = await inBrowserOnDisk(server.url, async (page, context) => {
      context.on('console', (message) => messages.push(message.text()))
      context.on('request', (request) => urls.push(request.url()))
      await page.goto('/')
      await makeVault(page, SECRETS.passphrase)
      await addProfile(page, {
        name: 'Production',
        target: 'api',
        token: `Token ${SECRETS.token}`,
        key: SECRETS.key,
      })
      await closeVault(page)
      await page.getByLabel('Project', { exact: true }).fill(MARKER)
      await page.getByLabel('Automation', { exact: true }).fill('a')
      await page.getByRole('button', { name: 'Add header' }).click()
      await page.getByLabel('Header name').fill('X-Team')
      await page.getByLabel('Header value').fill(SECRETS.header)
      await revealBoth(page)
      await page.getByRole('button', { name: 'Check credentials' }).click()
      await expect.poll(() => upstream.requests.length).toBe(1)
      await page.getByRole('button', { name: 'Start automation' }).click()
      await expect.poll(() => upstream.requests.length).toBe(2)
      // What is sealed must be there: the start did carry it.
      expect(upstream.requests[1]?.headers.authorization).toBe(`Token ${SECRETS.token}`)
      expect(upstream.requests[1]?.body).toContain(SECRETS.header)
      await expect.poll(() => databaseText(page)).toContain('"state":"started"')

      await fromMenu(page, 'Lock now')
      await expect(token(page)).toHaveValue('')
      const after = await visible(page)
      expect(after).toContain(MARKER)
      for (const secret of Object.values(SECRETS))
        for (const form of forms(secret)) expect(after).not.toContain(form.toString('latin1'))
      // A reload makes the browser write down what it remembers of the page.
      await page.reload()
      await expect(page.getByText('The vault is locked.')).toBeVisible()
    })

    try {
      const { marker = [], ...found } = await search(folder, { ...SECRETS, marker: MARKER })
      expect(marker.length, 'the search finds what is known to be there').toBeGreaterThan(0)
      expect(found).toEqual({})
      const onServer = await search(server.dataDir, { ...SECRETS, marker: MARKER })
      expect(onServer).toEqual({})
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    for (const secret of Object.values(SECRETS)) {
      expect(server.output).not.toContain(secret)
      expect(messages.join('\n')).not.toContain(secret)
      expect(urls.join('\n')).not.toContain(encodeURIComponent(secret))
    }
  },
)

test(
  'without a vault, token and key stay in memory; the search would see them where the tab keeps them',
  LONG,
  async ({ server }) => {
    test.slow()
    const type = async (page: Page) => {
      await page.goto('/')
      await token(page).fill(SECRETS.token)
      await apiKey(page).fill(SECRETS.key)
    }
    const memory = await inBrowserOnDisk(server.url, async (page) => {
      await type(page)
      await revealBoth(page)
      await page.reload()
      await expect(token(page)).toHaveValue('')
    })
    const kept = await inBrowserOnDisk(server.url, async (page) => {
      await type(page)
      await page.getByLabel('Keep for this tab').check()
      await page.reload()
      await expect(token(page)).toHaveValue(SECRETS.token)
    })
    try {
      expect(await search(memory, SECRETS)).toEqual({})
      // The control: what a tab keeps is on disk, and this search finds it.
      expect(Object.keys(await search(kept, SECRETS)).sort()).toEqual(['key', 'token'])
    } finally {
      await rm(memory, { recursive: true, force: true })
      await rm(kept, { recursive: true, force: true })
    }
  },
)
