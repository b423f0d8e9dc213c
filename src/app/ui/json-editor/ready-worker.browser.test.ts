import { afterEach, expect, it, vi } from 'vitest'
import { readyWorker } from './ready-worker'

afterEach(() => {
  vi.useRealTimers()
})

const workerOf = (script: string) =>
  new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type: 'module' })

it('asks again for a worker whose script did not come, and hands out the one that did', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const started: string[] = []
  const scripts = [
    "import '/no-such-script.js'",
    "postMessage('ready'); onmessage = () => postMessage('answer')",
  ]
  const ready = readyWorker(() => {
    const script = scripts[started.length] ?? ''
    started.push(script)
    return workerOf(script)
  })
  // The pause before the second try, in which nothing else is begun.
  await expect.poll(() => vi.getTimerCount()).toBe(1)
  expect(started).toEqual(scripts.slice(0, 1))
  vi.runOnlyPendingTimers()
  const worker = await ready
  expect(started).toEqual(scripts)
  const answer = new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data)
  })
  worker.postMessage('ask')
  // The first message was taken as the sign that it is there; what follows is the caller's.
  expect(await answer).toBe('answer')
  worker.terminate()
})
