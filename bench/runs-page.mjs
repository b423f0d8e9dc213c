/* What bench/runs-history.mjs runs inside the page; each function stands alone. */

/** Writes so many runs into the page's own database. */
export async function fillHistory(count) {
  const opening = indexedDB.open('seedpad')
  const db = await new Promise((resolve) => {
    opening.onsuccess = () => resolve(opening.result)
  })
  const states = ['started', 'started', 'started', 'rejected', 'unknown', 'not-sent']
  for (let base = 0; base < count; base += 5000) {
    const transaction = db.transaction('runs', 'readwrite', { durability: 'relaxed' })
    for (let at = base; at < Math.min(count, base + 5000); at++) {
      const state = states[at % states.length]
      const createdAt = Date.UTC(2026, 0, 1) + at * 60_000
      const startId = `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`
      transaction.objectStore('runs').put({
        startId,
        journalId: 'bench',
        createdAt,
        changedAt: createdAt,
        target: { id: 'simulator', label: 'Simulator', baseUrl: 'http://127.0.0.1', simulated: true },
        profile: null,
        project: `project-${at % 5}`,
        automation: `automation-${at % 17}`,
        url: 'http://127.0.0.1/simulator/api/start-automation/project/automation',
        wire: { dialect: 'nested', webhookAs: 'object', seedAs: 'object' },
        sendTo: 'default',
        webhookUrl: null,
        headerNames: [],
        seedText: `{"day": "2026-01-${(at % 28) + 1}", "customer": ${at * 7919}, "words": "lorem ipsum dolor ${at % 97}"}`,
        maskedBody: '{"seed":{}}',
        bodyHash: 'b'.repeat(64),
        likeness: String(at),
        state,
        reason: state === 'unknown' ? 'timeout' : null,
        executionId: state === 'started' ? `exec_${at}` : null,
        message: state === 'rejected' ? "User doesn't have an active plan" : null,
        upstream: null,
        sentAt: new Date(createdAt).toISOString(),
        settledAt: new Date(createdAt + 900).toISOString(),
        resultAt: null,
        deliverySecretHash: null,
        settledBy: null,
        againOf: null,
        mark: null,
      })
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })
  }
  db.close()
}

/** The reference: every row once, in batches of 500, nothing done with them. Milliseconds. */
export async function readPlainly() {
  const opening = indexedDB.open('seedpad')
  const db = await new Promise((resolve) => {
    opening.onsuccess = () => resolve(opening.result)
  })
  const began = performance.now()
  for (let last; ; ) {
    const range = last === undefined ? null : IDBKeyRange.lowerBound(last, true)
    const request = db.transaction('runs').objectStore('runs').getAll(range, 500)
    const rows = await new Promise((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
    if (rows.length === 0) break
    last = rows.at(-1).startId
  }
  const took = performance.now() - began
  db.close()
  return took
}

/** Types into the search, letter by letter; from each input to the list that answers it. Milliseconds. */
export async function keystrokes() {
  const box = document.querySelector('[data-runs-search]')
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
  const times = []
  const sizeOf = () => document.querySelector('[role=listitem]')?.getAttribute('aria-setsize') ?? '0'
  for (const text of [
    'exec_1',
    'exec_12',
    'exec_123',
    'active plan',
    'automation-16',
    'customer',
    '7919',
    'dolor 42',
    'project-3 dolor',
    'lorem ipsum dolor 9',
  ]) {
    const before = sizeOf()
    const began = performance.now()
    set.call(box, text)
    box.dispatchEvent(new Event('input', { bubbles: true }))
    const took = await new Promise((resolve) => {
      const look = () => {
        if (sizeOf() !== before) return resolve(performance.now() - began)
        // The same count again: nothing to be seen.
        if (performance.now() - began > 3000) return resolve(null)
        setTimeout(look, 0)
      }
      look()
    })
    if (took !== null) times.push(took)
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  set.call(box, '')
  box.dispatchEvent(new Event('input', { bubbles: true }))
  await new Promise((resolve) => setTimeout(resolve, 800))
  return times
}

/** Scrolls by 400 px a frame, then in leaps; the time of each frame. Milliseconds. */
export async function scrollFrames() {
  const list = document.querySelector('[role=list] > div')
  const times = []
  let last = performance.now()
  for (let frame = 0; frame < 120; frame++) {
    list.scrollTop = frame < 90 ? frame * 400 : ((frame - 90) / 30) * list.scrollHeight
    const now = await new Promise(requestAnimationFrame)
    if (frame > 0) times.push(now - last)
    last = now
  }
  return times
}

/** Opens views by their address, as a bookmark or the menu does; from the address to the list that answers it. Milliseconds. */
export async function openViews() {
  const sizeOf = () => document.querySelector('[role=listitem]')?.getAttribute('aria-setsize') ?? '0'
  const times = []
  for (const view of [
    'state=rejected',
    'state=started&project=project-1',
    'automation=automation-3',
    'q=dolor+42',
    'state=unknown&state=not-sent',
    'from=2026-01-10T00:00:00.000Z',
    '',
  ]) {
    const before = sizeOf()
    const began = performance.now()
    history.pushState(null, '', view === '' ? '/runs' : `/runs?${view}`)
    while (sizeOf() === before && performance.now() - began < 5000)
      await new Promise((resolve) => setTimeout(resolve, 0))
    times.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 400))
  }
  return times
}

/** Opens runs of the list one after the other; from the click to the run's detail with its state. Milliseconds. */
export async function openRuns() {
  const times = []
  for (let at = 0; at < 10; at++) {
    const row = document.querySelectorAll('[data-run]')[at]
    const found = () =>
      document.querySelector(`[data-run-detail="${row.dataset.run}"] [role=tabpanel]`)?.textContent
    const began = performance.now()
    row.click()
    while (!found() && performance.now() - began < 5000)
      await new Promise((resolve) => setTimeout(resolve, 0))
    times.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return times
}

/** Opens the palette by its key; until it offers the newest runs. Milliseconds. */
export async function openPalette() {
  const press = (target, key, ctrlKey) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }))
  const times = []
  for (let at = 0; at < 6; at++) {
    const began = performance.now()
    press(document.body, 'k', true)
    while (!document.querySelector('dialog [cmdk-item]') && performance.now() - began < 5000)
      await new Promise((resolve) => setTimeout(resolve, 0))
    times.push(performance.now() - began)
    document.querySelector('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }))
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  // The first one loads it.
  return times.slice(1)
}
