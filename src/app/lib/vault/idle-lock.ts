type IdleLockDeps = { now: () => number; onIdle: () => void; tell: () => void }

/** Activity is told to the other tabs at most this often. */
const TELL_MS = 10_000

/**
 * Counts the time without activity while a vault is open. The clock decides, not the timer: after sleep, the first
 * key press finds the time expired and must not begin it anew.
 */
export function createIdleLock({ now, onIdle, tell }: IdleLockDeps) {
  let limit = 0
  let last = 0
  let told = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function disarm() {
    clearTimeout(timer)
    timer = undefined
    limit = 0
  }
  /** True where it has just locked. */
  function check(): boolean {
    if (limit === 0) return false
    clearTimeout(timer)
    const left = last + limit - now()
    if (left <= 0) {
      disarm()
      onIdle()
      return true
    }
    timer = setTimeout(check, left)
    return false
  }
  return {
    /** Begins to count; again where the limit has changed. 0 minutes: never. */
    arm(minutes: number) {
      if (minutes * 60_000 === limit) return
      disarm()
      limit = minutes * 60_000
      last = now()
      check()
    },
    disarm,
    check,
    /** Somebody did something in this tab. */
    active() {
      // A timer for every key would be waste; the one that runs finds the new time by itself.
      if (limit === 0 || (now() >= last + limit && check())) return
      last = now()
      if (last - told < TELL_MS) return
      told = last
      tell()
    },
    /** Somebody did something in another tab. */
    activeElsewhere() {
      if (limit === 0 || (now() >= last + limit && check())) return
      last = now()
    },
  }
}
