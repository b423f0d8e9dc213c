import { spawnSync } from 'node:child_process'
import { startServer } from '../e2e/support/server-process.mjs'
import { median } from './statistics.mjs'

const RUNS = 9

/**
 * From the launch of the server's process to its first 200, beside an empty Node program, in turns.
 * @returns {Promise<{ server: number, emptyNode: number, ratio: number }>} medians in milliseconds
 */
export async function measureFirstAnswer() {
  const runs = []
  for (let i = 0; i < RUNS + 1; i++) runs.push({ emptyNode: emptyNode(), server: await firstAnswer() })
  // The first pair warms the disk's cache.
  const counted = runs.slice(1)
  return {
    server: median(counted.map((run) => run.server)),
    emptyNode: median(counted.map((run) => run.emptyNode)),
    ratio: median(counted.map((run) => run.server / run.emptyNode)),
  }
}

async function firstAnswer() {
  const from = performance.now()
  const server = await startServer()
  try {
    const answer = await fetch(`${server.url}/healthz`)
    if (answer.status !== 200) throw new Error(`/healthz answered ${answer.status}`)
    return performance.now() - from
  } finally {
    await server.remove()
  }
}

function emptyNode() {
  const from = performance.now()
  spawnSync(process.execPath, ['-e', '0'], { stdio: 'ignore' })
  return performance.now() - from
}
