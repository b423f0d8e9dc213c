import { expect, it } from 'vitest'
import { readyWorker } from './ready-worker'

const workerOf = (script: string) =>
  new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type: 'module' })

it('asks again for a worker whose script did not come, and hands out the one that did', async () => {
  const started: string[] = []
  const scripts = [
    "import '/no-such-script.js'",
    "postMessage('ready'); onmessage = () => postMessage('answer')",
  ]
  const worker = await readyWorker(() => {
    const script = scripts[started.length] ?? ''
    started.push(script)
    return workerOf(script)
  })
  expect(started).toEqual(scripts)
  const answer = new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data)
  })
  worker.postMessage('ask')
  // The first message was taken as the sign that it is there; what follows is the caller's.
  expect(await answer).toBe('answer')
  worker.terminate()
})
