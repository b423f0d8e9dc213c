import type { BrowserContext, Page } from '@playwright/test'

/** Whether nothing shall come at its usual time: `SEEDPAD_ROUGH=7 npm run e2e`. Another number gives other delays. */
export const ROUGH = Number(process.env.SEEDPAD_ROUGH ?? 0)

const LATENCY_MS = 120

/**
 * Holds things up now and then, in every page of a context: messages to workers and to other tabs, requests and their
 * answers, transactions of the database. Their order stays. What passes now has waited for what it needs, and not for as
 * long as that usually takes.
 */
export async function roughen(context: BrowserContext): Promise<void> {
  if (ROUGH === 0) return
  await context.addInitScript(holdThingsUp, ROUGH)
  const slowDown = async (page: Page) => {
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const endless = { downloadThroughput: -1, uploadThroughput: -1 }
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      ...endless,
    })
  }
  // A page may be closed before it could be slowed down.
  context.on('page', (page) => void slowDown(page).catch(() => undefined))
}

/** Runs in the page, before its own scripts, and so knows nothing of this file. */
function holdThingsUp(seed: number): void {
  // Another page has other delays, and so has each reload.
  let state = (seed * 2_654_435_761 + Math.floor(performance.timeOrigin)) >>> 0
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const delay = () => (random() < 0.8 ? random() * 20 : 300 + random() * 2200)
  const wait = () => new Promise((resolve) => setTimeout(resolve, delay()))

  const last = new WeakMap<object, Promise<unknown>>()
  const later = (sender: object, send: () => void) =>
    last.set(sender, (last.get(sender) ?? Promise.resolve()).then(wait).then(send))
  const toWorker = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
    later(this, () => Reflect.apply(toWorker, this, args))
  }
  const toTabs = BroadcastChannel.prototype.postMessage
  BroadcastChannel.prototype.postMessage = function (this: BroadcastChannel, message: unknown) {
    later(this, () => {
      try {
        Reflect.apply(toTabs, this, [message])
      } catch {
        // Closed meanwhile.
      }
    })
  }

  const ask = window.fetch
  window.fetch = async (...args) => {
    // What is sent as the page goes away has no time.
    if (args[1]?.keepalive) return ask(...args)
    await wait()
    const answer = await ask(...args)
    await wait()
    return answer
  }

  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, names, ...rest) {
    const stores = typeof names === 'string' ? [names] : [...names]
    // Another one that is busy with the same stores goes first.
    if (random() < 0.15 && stores[0] !== undefined) {
      const before: IDBTransaction = Reflect.apply(begin, this, [stores, 'readwrite'])
      const store = before.objectStore(stores[0])
      const until = performance.now() + 100 + random() * 1400
      const holdOn = () => {
        if (performance.now() < until) store.count().onsuccess = holdOn
      }
      holdOn()
    }
    return Reflect.apply(begin, this, [names, ...rest])
  }
}
