import { FAULTS, type FaultName } from '../../../src/server/testing/faults'
import { createRandom } from './random'

/** How the stand-in for the platform treats a start. `fault`: as the table of faults says. */
export type PlatformPlan =
  | { kind: 'accept'; form: 'nested' | 'flat' | 'chunked' | 'until-close'; afterMs: number }
  | { kind: 'fault'; fault: FaultName }
  | { kind: 'echo-secrets' }

/** When the server ends in the course of a start, and how long it stays away. */
export type KillPlan = {
  when: 'at-relay' | 'at-platform' | 'after-answer'
  how: 'kill -9' | 'SIGTERM'
  delayMs: number
  awayMs: number
}

/** What the page is told about one click. Plain data: it crosses into the browser. */
export type StartSpec = {
  /** The automation's name; no two starts share it. */
  name: string
  startId: string
  deliverySecret: string
  seedText: string
  /** `app` stands for a platform on a port where nobody listens. */
  target: 'api' | 'app'
  sendTo: 'default' | 'inbox' | 'url'
  headers: { name: string; value: string }[]
  /** The same click once more: a double click, or the same draft in a second tab. */
  doubled: boolean
}

/** Values that must be found nowhere but in the browser's memory and in the request to the platform. */
export type Canaries = { token: string; apiKey: string; headerValue: string }

export type StartPlan = { spec: StartSpec; platform: PlatformPlan; kill: KillPlan | null }

// 20 MB each: the server's own tests and bench/memory.mjs have them. The accepted ones are kinds of their own here.
const TOO_BIG: readonly string[] = ['big-body', 'endless-chunks', 'compressed-bomb']
const SLOW: readonly string[] = [
  'never-answers',
  'drips-past-deadline',
  'drips-headers',
  'continues-for-ever',
]
const names = (keep: (name: FaultName) => boolean) =>
  (Object.keys(FAULTS) as FaultName[]).filter(
    (name) => FAULTS[name].expected.state !== 'started' && !TOO_BIG.includes(name) && keep(name),
  ) as [FaultName, ...FaultName[]]
const QUICK_FAULTS = names((name) => !SLOW.includes(name))
const SLOW_FAULTS = names((name) => SLOW.includes(name))

/** One kill of the server in so many starts. */
const STARTS_PER_KILL = 45

/** Everything that will happen to one start, out of the seed and its number alone. */
export function planStart(seed: string, index: number, canaries: Canaries): StartPlan {
  const random = createRandom(seed, 'start', index)
  const name = `run-${String(index).padStart(6, '0')}`
  const sendTo = random.weighted({ default: 5, inbox: 2, url: 2 })
  return {
    spec: {
      name,
      startId: uuidOf(random.hex(16)),
      deliverySecret: `${canaries.headerValue}-delivery-${random.hex(8)}`,
      seedText: `{"run": "${name}", "n": 12345678901234567891, "x": 1.0}`,
      target: random.chance(0.03) ? 'app' : 'api',
      sendTo,
      headers: sendTo === 'default' ? [] : [{ name: 'X-Result-Key', value: canaries.headerValue }],
      doubled: random.chance(0.04),
    },
    platform: planPlatform(seed, name),
    kill: random.chance(1 / STARTS_PER_KILL) ? planKill(seed, name) : null,
  }
}

/** The platform's part, by the automation's name: for starts made through the interface as well. */
export function planPlatform(seed: string, name: string): PlatformPlan {
  const random = createRandom(seed, 'platform', name)
  const kind = random.weighted({ accept: 62, slow: 9, fault: 25, 'slow-fault': 2, 'echo-secrets': 2 })
  if (kind === 'fault') return { kind, fault: random.pick(QUICK_FAULTS) }
  if (kind === 'slow-fault') return { kind: 'fault', fault: random.pick(SLOW_FAULTS) }
  if (kind === 'echo-secrets') return { kind }
  const form = random.pick(['nested', 'flat', 'chunked', 'until-close'])
  return { kind: 'accept', form, afterMs: kind === 'slow' ? random.integer(40, 700) : random.integer(0, 8) }
}

export function planKill(seed: string, name: string): KillPlan {
  const random = createRandom(seed, 'kill', name)
  return {
    when: random.weighted({ 'at-relay': 4, 'at-platform': 4, 'after-answer': 3 }),
    how: random.weighted({ 'kill -9': 4, SIGTERM: 1 }),
    delayMs: random.chance(0.5) ? 0 : random.integer(0, 12),
    awayMs: random.chance(0.5) ? 0 : random.integer(0, 300),
  }
}

export function planCanaries(seed: string): Canaries {
  const random = createRandom(seed, 'canaries')
  return {
    token: random.hex(20),
    // Base64 with all its special characters, so that a URL-encoded form differs from the plain one.
    apiKey: `${random.hex(8)}+/${random.hex(8)}==`,
    headerValue: `header-${random.hex(12)}`,
  }
}

function uuidOf(hex: string): string {
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ]
  return `${a}-${b}-${c}-${d}-${e}`
}
