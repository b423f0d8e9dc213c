// `node bench/memory.mjs`: what the built server's memory comes to under bombs and floods, in one process from first to
// last; `node bench/memory.mjs webhook '64 at once'` only the loads whose names hold one of these words. Exits with 1 above the promised bound (docs/promises.md). Linux: the figures come from /proc.
import { readFileSync } from 'node:fs'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { startServer } from '../e2e/support/server-process.mjs'
import { memoryLoads, startLargePlatform } from './memory-loads.mjs'

/** MiB of resident memory that the server promises to stay within. */
export const MEMORY_BOUND = 256

/**
 * Resident memory of the server's process, in MiB: `peak` is the highest that was seen during the load, `after` what is
 * left a moment later.
 * @param {readonly string[]} words parts of the loads' names; none: all of them
 * @returns {Promise<{ load: string, peak: number, after: number, alive: boolean }[]>}
 */
export async function measureMemory(words = []) {
  const platform = await startLargePlatform()
  const server = await startServer({ env: { SEEDPAD_API_URL: platform.url, SEEDPAD_LOG: 'error' } })
  try {
    const { journalId } = await (await fetch(`${server.url}/api/config`)).json()
    const results = [{ load: 'idle', peak: resident(server.pid), after: resident(server.pid), alive: true }]
    const loads = Object.entries(memoryLoads({ url: server.url, journalId }))
    const chosen = loads.filter(([load]) => words.length === 0 || words.some((word) => load.includes(word)))
    for (const [load, run] of chosen) {
      const watch = watchPeak(server.pid)
      await run()
      const peak = watch.end()
      const alive = (await fetch(`${server.url}/healthz`).catch(() => null))?.status === 200
      results.push({ load, peak, after: resident(server.pid), alive })
      if (!alive) break
    }
    return results
  } finally {
    await server.remove()
    await platform.close()
  }
}

/** Looks every 20 ms: a spike between two looks is missed. */
function watchPeak(pid) {
  let peak = resident(pid)
  const timer = setInterval(() => {
    peak = Math.max(peak, resident(pid))
  }, 20)
  return {
    end() {
      clearInterval(timer)
      return Math.max(peak, resident(pid))
    },
  }
}

function resident(pid) {
  try {
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kib ?? 0) / 1024
  } catch {
    return 0
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const results = await measureMemory(argv.slice(2))
  for (const { load, peak, after, alive } of results)
    console.log(
      `${load.padEnd(52)} peak ${peak.toFixed(0).padStart(4)} MiB, after ${after.toFixed(0).padStart(4)} MiB${alive ? '' : '  NO ANSWER'}`,
    )
  const highest = Math.max(...results.map(({ peak }) => peak))
  console.log(`highest ${highest.toFixed(0)} MiB, promised ${MEMORY_BOUND} MiB`)
  if (highest > MEMORY_BOUND || results.some(({ alive }) => !alive)) process.exitCode = 1
}
