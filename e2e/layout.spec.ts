import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { layoutFaults } from './support/layout'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'

/** A phone, a page at 200 % on a laptop, a small and a large screen. */
const SIZES = [
  { width: 360, height: 740 },
  { width: 720, height: 450 },
  { width: 1024, height: 768 },
  { width: 2560, height: 1440 },
]
const LONG_NAME = 'an-automation-with-a-name-so-long-that-nobody-would-type-it-by-hand-but-generators-do'

async function expectInPlace(page: Page, what: string) {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    // What follows the width by script has followed it.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect.soft(await layoutFaults(page), `${what} at ${size.width} px`).toEqual([])
  }
}

for (const locale of ['en-US', 'pt-BR']) {
  test.describe(locale, () => {
    test.use({ locale, reducedMotion: 'reduce' })

    test(
      `nothing is cut off or out of reach in any width, with long names and long messages, in ${locale}`,
      LONG,
      async ({ page, upstream }) => {
        test.setTimeout(180_000)
        await page.goto('/')
        const english = locale === 'en-US'
        const start = page.getByRole('button', { name: english ? 'Start automation' : 'Iniciar automação' })
        await expect(start).toBeVisible()
        await expectInPlace(page, 'first visit')

        await page.setViewportSize({ width: 1440, height: 900 })
        await page.locator('header select').selectOption('api')
        const secrets = page.locator('input[autocomplete=new-password]')
        await secrets.nth(0).fill(`Token ${'ab12'.repeat(10)}`)
        await secrets.nth(1).fill('a2V5')
        await page
          .getByRole('combobox', { name: english ? 'Project' : 'Projeto' })
          .fill(`project-of-${LONG_NAME}`)
        await page
          .getByRole('combobox', { name: english ? 'Automation' : 'Automação', exact: true })
          .fill(LONG_NAME)
        const message = 'The platform has very much to say about this start. '.repeat(80)
        upstream.answerOnce({ status: 400, body: { status: 'error', message } })
        await start.click()
        await expect(page.locator('[data-run]')).toHaveCount(1)
        await expect(page.getByRole('article')).toContainText('very much to say')
        await expectInPlace(page, 'live, long names, 4 KB of refusal')
        await page.goto('/runs')
        await expect(page.locator('[data-run]')).toHaveCount(1)
        await expectInPlace(page, 'runs')
        for (const path of ['/inbox', '/batch']) {
          await page.goto(path)
          await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
          await expectInPlace(page, path)
        }
        const dialog = page.getByRole('dialog')
        const shut = async () => {
          await page.keyboard.press('Escape')
          await expect(dialog).toHaveCount(0)
        }
        await page.keyboard.press('ControlOrMeta+k')
        await expect(dialog.getByRole('option').first()).toBeVisible()
        await expectInPlace(page, 'palette')
        await shut()
        await page.getByRole('button', { name: english ? 'Help' : 'Ajuda', exact: true }).click()
        await expect(dialog).toBeVisible()
        await expectInPlace(page, 'help')
        await shut()
        await page.keyboard.press('?')
        await expect(dialog).toBeVisible()
        await expectInPlace(page, 'shortcuts')
        await shut()
        await page.keyboard.press('ControlOrMeta+k')
        await page.keyboard.type(english ? 'vault' : 'cofre')
        await page.keyboard.press('Enter')
        await expect(dialog.locator('input[type=password]').first()).toBeVisible()
        await expectInPlace(page, 'vault')
      },
    )
  })
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`nothing moves after the first paint, at ${viewport.width} px`, LONG, async ({ page }) => {
    await page.setViewportSize(viewport)
    const operator = operatorAt(page)
    for (const visit of ['first', 'second', 'folded']) {
      if (visit === 'folded')
        await page.evaluate(() => localStorage.setItem('seedpad.credentialsPanel', 'folded'))
      await operator.open()
      await expect(operator.seed).toBeVisible()
      await page.evaluate(() => document.fonts.ready)
      const moved = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
                sum += entry.value
            }).observe({ type: 'layout-shift', buffered: true })
            requestAnimationFrame(() => setTimeout(() => resolve(sum), 0))
          }),
      )
      expect.soft(moved, `${visit} visit: cumulative layout shift`).toBeLessThan(0.02)
    }
  })
}

test(
  'what is painted before the scripts and before the settings stands where the page will stand',
  LONG,
  async ({ page, watch }) => {
    watch.allow(/ERR_|Failed to (load|fetch)/)
    const operator = operatorAt(page)
    const tops = (frame: string) =>
      page.evaluate(
        (frame) =>
          [`${frame} .shell-row:not(.shell-credentials) i`, `${frame} .shell-seed`].map(
            (one) => document.querySelector(one)?.getBoundingClientRect().top ?? Number.NaN,
          ),
        frame,
      )
    await operator.open()
    for (const state of ['open', 'folded']) {
      if (state === 'folded')
        await page
          .getByRole('banner')
          .getByRole('button', { name: /^Credentials/ })
          .click()
      const field = await operator.launch.getByRole('combobox', { name: 'Project' }).boundingBox()
      // No script of the page yet: the document's own layout. One that failed would put words in its place.
      const scripts = await holdBack(page, '**/assets/*.js')
      await page.reload({ waitUntil: 'commit' })
      await expect(page.locator('.shell .shell-seed')).toBeVisible()
      const [row = 0, seed = 0] = await tops('.shell')
      expect.soft(Math.abs(row - (field?.y ?? 0)), `credentials ${state}: the names`).toBeLessThanOrEqual(3)
      await scripts.letThrough()
      // No settings: the page's own waiting layout.
      const settings = await holdBack(page, '**/api/config')
      await page.reload()
      await expect(page.locator('main[aria-busy=true] .shell-seed')).toBeVisible()
      expect.soft(await tops('main'), `credentials ${state}: waiting`).toEqual([row, seed])
      await settings.letThrough()
      await expect(operator.startButton).toBeVisible()
    }
  },
)

test('the editor’s script is left alone until the form is looked at', LONG, async ({ page }) => {
  const editor: string[] = []
  page.on('request', (request) => {
    if (/monaco/.test(request.url())) editor.push(request.url())
  })
  for (const path of ['/inbox', '/batch', '/runs']) {
    await page.goto(path)
    // The form is there, out of sight, with the place where the editor will be.
    await expect(page.locator('[data-takes-files] [aria-busy=true]')).toBeAttached()
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect.soft(await page.locator('.monaco-editor').count(), path).toBe(0)
  }
  expect(editor).toEqual([])
  await page.getByRole('navigation').getByRole('link', { name: 'Launch' }).click()
  await expect(operatorAt(page).seed).toBeVisible()
  expect(editor).not.toEqual([])
})

test('colours that the system forces, and no motion, leave every choice visible', LONG, async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const operator = operatorAt(page)
  await operator.open()
  const chosen = operator.launch.locator('label:has(input[type=radio]:checked)')
  await expect(chosen).not.toHaveCSS('outline-style', 'none')
  await expect(page.getByRole('tab', { name: 'Seed', selected: true })).not.toHaveCSS(
    'border-bottom-style',
    'none',
  )
  await expect(operator.startButton).not.toHaveCSS('border-top-color', 'rgba(0, 0, 0, 0)')
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => Number(one.effect?.getComputedTiming().activeDuration) > 1)
      .map((one) => String(one.effect?.getComputedTiming().activeDuration)),
  )
  expect(moving).toEqual([])
})

test('the page of a killed server says so, keeps what is typed, and goes on when it is back', async ({
  page,
  server,
  watch,
}) => {
  watch.allow(/ERR_|Failed to load resource/)
  const operator = operatorAt(page)
  await operator.open()
  // The editor and its workers are there.
  await operator.writeSeed('{"typed": "before"}')
  await expect(operator.launch.getByText('valid JSON')).toBeVisible()
  await server.kill9()
  await operator.writeSeed('{"typed": "while away"}')
  await expect(page.getByText('Seedpad’s server does not answer.')).toBeVisible()
  await server.restart()
  await expect(page.getByText('Seedpad’s server does not answer.')).toBeHidden({ timeout: 30_000 })
  await expect(operator.seed).toHaveValue('{"typed": "while away"}')
  await operator.start()
  await expect(operator.rows.first()).toContainText('started')
})

test('the page can be installed, and no worker stands between it and its server', LONG, async ({ page }) => {
  await page.goto('/')
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')
    return (await fetch(link?.href ?? '')).json()
  })
  expect(manifest).toMatchObject({ name: 'Seedpad', display: 'standalone', start_url: '/' })
  for (const { src, sizes } of manifest.icons as { src: string; sizes: string }[]) {
    const width = await page.evaluate(async (src) => {
      const image = new Image()
      image.src = src
      await image.decode()
      return image.naturalWidth
    }, src)
    if (sizes !== 'any') expect(`${width}x${width}`).toBe(sizes)
  }
  const session = await page.context().newCDPSession(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([])
})

test(
  'credentials that were folded away stay so, until a start lacks them',
  LONG,
  async ({ page, upstream }) => {
    const operator = operatorAt(page)
    const token = page.getByRole('textbox', { name: 'Authorization token' })
    await operator.open()
    await expect(token).toBeVisible()
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Credentials/ })
      .click()
    await expect(token).toBeHidden()
    await page.reload()
    await expect(operator.startButton).toBeVisible()
    await expect(token).toBeHidden()
    await operator.target('api')
    await operator.name('my-project', 'hello-automation')
    await operator.start()
    await expect(token).toBeVisible()
    expect(upstream.requests).toHaveLength(0)
  },
)

/** Requests of this address wait until they are let through. */
async function holdBack(page: Page, address: string) {
  let open = () => {}
  const held = new Promise<void>((resolve) => {
    open = resolve
  })
  await page.route(address, async (route) => {
    await held
    // The page that asked may have gone meanwhile.
    await route.continue().catch(() => {})
  })
  return {
    async letThrough() {
      open()
      await page.unroute(address)
    },
  }
}
