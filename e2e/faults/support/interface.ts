import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { type KillPlan, planKill } from './plan'
import { createRandom } from './random'
import { newTab } from './tabs'
import { closeTab, within } from './within'
import type { World } from './world'

/** How the operator presses, and what happens next. */
type Press = 'click' | 'double click' | 'two clicks' | 'click and key' | 'key held'
type After = 'nothing' | 'reload' | 'close' | 'second tab'

/**
 * Starts through the interface itself: fields typed into, the button pressed, by an impatient hand.
 * @returns how many presses came to the button
 */
export async function runInterface(world: World, starts: number): Promise<number> {
  let page: Page | null = null
  let pressed = 0
  for (let index = 0; index < starts; index++) {
    const random = createRandom(world.seed, 'interface', index)
    const name = `ui-${String(index).padStart(5, '0')}`
    page ??= await open(world)
    try {
      await fill(page, world, name)
    } catch {
      // The page was lost while it was filled in (the browser was killed, the server away too long): once more.
      await closeTab(page)
      page = null
      index -= 1
      continue
    }
    world.expect(name, { body: null, nobodyThere: false, kill: planInterfaceKill(world.seed, name) })
    const press = random.weighted<Press>({
      click: 4,
      'double click': 2,
      'two clicks': 2,
      'click and key': 1,
      'key held': 1,
    })
    const after = random.weighted<After>({ nothing: 5, reload: 3, close: 2, 'second tab': 1 })
    await within(30_000, pressStart(page, press))
    pressed += 1
    await delay(after === 'nothing' ? random.integer(20, 400) : random.integer(0, 60))
    if (after !== 'nothing') world.count(`interface: ${after}`)
    if (after === 'reload') await within(20_000, page.reload({ waitUntil: 'commit' }))
    if (after === 'close') {
      await closeTab(page)
      page = null
    }
    if (after === 'second tab') page = await open(world)
  }
  await closeTab(page)
  return pressed
}

function planInterfaceKill(seed: string, name: string): KillPlan | null {
  return createRandom(seed, 'interface kill', name).chance(0.15) ? planKill(seed, name) : null
}

async function open(world: World): Promise<Page> {
  for (let tries = 0; tries < 300; tries++) {
    const page = await newTab(world)
    if (page && (await within(20_000, page.goto(`${world.relay.url}/`, { waitUntil: 'commit' })))) return page
    await closeTab(page)
    await delay(100)
  }
  throw new Error('the interface could not be opened')
}

async function fill(page: Page, { canaries }: World, name: string): Promise<void> {
  const start = page.getByRole('button', { name: /^Start automation/ })
  // A load that fell into the server's absence leaves an error page.
  await start.waitFor({ timeout: 8_000 }).catch(() => page.reload({ waitUntil: 'commit' }))
  await start.waitFor()
  await page.getByRole('combobox', { name: 'Target' }).selectOption('api')
  await page.getByLabel('Authorization token', { exact: true }).fill(canaries.token)
  await page.getByLabel('API key', { exact: true }).fill(canaries.apiKey)
  await page.getByRole('combobox', { name: 'Project' }).fill('faults')
  await page.getByRole('combobox', { name: 'Automation' }).fill(name)
  await page.keyboard.press('Escape')
}

async function pressStart(page: Page, press: Press): Promise<void> {
  const start = page.getByRole('button', { name: /^Start automation/ })
  switch (press) {
    case 'click':
      return start.click()
    case 'double click':
      return start.dblclick()
    case 'two clicks':
      await start.click()
      return start.click({ timeout: 1_000 })
    case 'click and key':
      await start.click()
      return page.keyboard.press('Control+Enter')
    case 'key held':
      await start.focus()
      await page.keyboard.down('Enter')
      await page.keyboard.down('Enter')
      await page.keyboard.down('Enter')
      return page.keyboard.up('Enter')
  }
}
