import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

const LOOK_EVERY_MS = 1_000

/**
 * Ends this process, as SIGTERM would, soon after the `npm` that started it is gone: npm hands signals on to a shell
 * only, and nothing at all when it is killed, and the server would go on holding its port. Without npm (a service
 * manager, a container, `node .ci/start.mjs`) nothing is watched. That a shell was closed is none of it: `nohup npm start`
 * goes on.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const born = pathToNpm()
  const watch = setInterval(() => {
    if (pathToNpm() === born) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS)
  watch.unref()
}

/** The process ids up to npm's. Some shells stay between npm and us, others make way for us; only Linux says which. */
function pathToNpm() {
  const { ppid } = process
  try {
    const command = readFileSync(`/proc/${ppid}/cmdline`, 'utf8')
    if (!command.includes(basename(process.argv[1] ?? ''))) return `${ppid}`
    // Behind the name, which stands in brackets and may hold anything: state, then the parent.
    const parent = readFileSync(`/proc/${ppid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ')[1]
    return `${ppid} ${parent}`
  } catch {
    return `${ppid}`
  }
}
