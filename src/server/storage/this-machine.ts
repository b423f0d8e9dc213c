import { readFileSync, readlinkSync } from 'node:fs'
import { uptime } from 'node:os'
import * as z from 'zod/mini'

export const machineSchema = z.object({
  /** Made by the kernel when it starts; '' where it does not tell. */
  boot: z.string(),
  /** When it started, milliseconds since 1970, as far as its clock can be trusted. */
  bootedAt: z.number(),
  /** In a container: its own beginning, since it can be put back to an earlier state while the kernel goes on; else ''. */
  container: z.string(),
})

/** This run of the machine, as opposed to the one before it lost power, or before its container was made anew. */
export type Machine = z.infer<typeof machineSchema>

/** The number of the process namespace that is no container's (`PROC_PID_INIT_INO` in Linux). */
const OUTERMOST = 'pid:[4026531836]'
const CLOCK_MS = 5_000

/** @returns null where it can't be told from another */
export function thisMachine(): Machine | null {
  const container = process.platform === 'linux' ? thisContainer() : ''
  if (container === null) return null
  const boot = tried(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? ''
  return { boot, bootedAt: Date.now() - Math.round(uptime() * 1000), container }
}

/** Whether no restart of the machine, or of its container, lies between the two. */
export function isSameRun(one: Machine, other: Machine): boolean {
  if (one.boot !== other.boot || one.container !== other.container) return false
  return one.boot !== '' || Math.abs(one.bootedAt - other.bootedAt) < CLOCK_MS
}

function thisContainer(): string | null {
  const namespace = tried(() => readlinkSync('/proc/self/ns/pid'))
  if (namespace === null || namespace === OUTERMOST) return namespace && ''
  // When the container's first process began (field 22 of proc_pid_stat(5), counted from behind its name).
  const stat = tried(() => readFileSync('/proc/1/stat', 'utf8'))
  const begunAt = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return begunAt === undefined ? null : `${namespace} ${begunAt}`
}

function tried<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
