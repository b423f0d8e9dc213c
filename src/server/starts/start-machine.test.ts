import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StorageError } from '../storage/storage-error'
import { startRequest } from '../testing/start-server'
import { turns } from '../testing/turns'
import type { Journal, JournalEntry } from './journal'
import { checkTruth, type Puts } from './testing/check-truth'
import {
  type CrashWorld,
  createCrashWorld,
  type JournalCall,
  type OpenJournal,
  openRealJournal,
} from './testing/crash-world'
import { PLATFORM_ANSWERS } from './testing/platform-answer'

// The model is the platform's own count and the list of what callers were told; checkTruth holds one against the other.

const IDS = [1, 2, 3, 4, 5, 6].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`)
const [ID = ''] = IDS
const RUNS = Number(process.env.SEEDPAD_MODEL_RUNS ?? 120)

type Command = fc.AsyncCommand<Puts, CrashWorld>

const id = fc.constantFrom(...IDS)
const command = (name: string, act: (world: CrashWorld, puts: Puts) => void | Promise<void>): Command => ({
  check: () => true,
  toString: () => name,
  async run(puts, world) {
    await act(world, puts)
    checkTruth(world, puts)
  },
})

const putting = (startId: string, variant: number) => (world: CrashWorld, puts: Puts) => {
  puts.set(startId, (puts.get(startId) ?? new Set()).add(variant))
  world.put(startId, requestOf(world, startId, variant))
}
const requestOf = (world: CrashWorld, startId: string, variant: number) =>
  startRequest(world.journalIdOf(startId), { automation: startId, body: `{"seed":{"variant":${variant}}}` })

/** Mostly the same request again, as browsers and proxies send it; now and then another one under the same id. */
const variant = fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) })

/** The page asks for the server's identity before it writes a start ahead; where no answer comes, it takes the one it had. */
const asked = fc.oneof(
  { weight: 4, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
)

const COPYING: fc.Arbitrary<Command>[] = [
  fc.constant(command('copy the directory', (world) => world.copy())),
  fc.constant(command('die, and find the copy', (world) => world.restore())),
  fc.constant(command('replace the directory under the server', (world) => world.replace())),
]

const COMMANDS: fc.Arbitrary<Command>[] = [
  fc.tuple(id, variant, asked).map(([startId, v, isAsked]) =>
    command(`${isAsked ? 'ask config, ' : ''}put ${startId.at(-1)} (${v})`, (world, puts) => {
      if (isAsked) world.askConfig()
      putting(startId, v)(world, puts)
    }),
  ),
  fc.tuple(id, variant).map(([startId, v]) =>
    command(`put twice ${startId.at(-1)}`, (world, puts) => {
      putting(startId, v)(world, puts)
      putting(startId, v)(world, puts)
    }),
  ),
  fc
    .tuple(id, fc.constantFrom(...PLATFORM_ANSWERS))
    .map(([startId, answer]) =>
      command(`${answer} ${startId.at(-1)}`, (world) => world.upstream.get(startId)?.finish(answer)),
    ),
  id.map((startId) => command(`withdraw ${startId.at(-1)}`, (world) => world.withdraw(startId))),
  id.map((startId) => command(`get ${startId.at(-1)}`, (world) => world.find(startId))),
  // The page was closed, the next one asks; and only now the first one's request comes, or both at once.
  fc.tuple(id, fc.nat(12), fc.boolean()).map(([startId, count, putFirst]) =>
    command(`withdraw and put ${startId.at(-1)}, ${count} turns apart`, async (world, puts) => {
      const steps = [() => world.withdraw(startId), () => putting(startId, 0)(world, puts)]
      for (const step of putFirst ? steps.reverse() : steps) {
        step()
        await turns(count)
      }
    }),
  ),
  fc.integer({ min: 1, max: 9 }).map((steps) => command(`die in ${steps}`, (world) => world.light(steps))),
  fc.integer({ min: 1, max: 12 }).map((count) => command(`${count} turns`, () => turns(count))),
  fc.constant(command('settle', (world) => world.settle())),
  fc.constant(command('restart', (world) => world.restart())),
  ...COPYING,
  fc.constant(command('stop', (world) => world.stop())),
  fc
    .constantFrom<JournalCall>('add', 'settle', 'find')
    .map((call) => command(`break ${call}`, (world) => world.breakNext(call))),
  fc.boolean().map((value) => command(`nobody there: ${value}`, (world) => world.setNobodyThere(value))),
]

/** Few enough that most sequences of them put back a copy that lacks something. */
const AROUND_A_COPY: fc.Arbitrary<Command>[] = [
  ...COPYING,
  asked.map((isAsked) =>
    command(`${isAsked ? 'ask config, ' : ''}put`, async (world, puts) => {
      if (isAsked) world.askConfig()
      putting(ID, 0)(world, puts)
      await world.settle()
      world.upstream.get(ID)?.finish('accepts')
    }),
  ),
  fc.constant(command('withdraw', (world) => world.withdraw(ID))),
  fc.constant(command('settle', (world) => world.settle())),
  fc.constant(command('restart', (world) => world.restart())),
  fc.constant(command('stop', (world) => world.stop())),
]

/** Any sequence of commands, and in the end a recovery as the page does it. */
function machine(commands: fc.Arbitrary<Command>[], openJournal?: OpenJournal) {
  const pace = fc.array(fc.nat(8), { minLength: 1, maxLength: 9 })
  return fc.asyncProperty(pace, fc.commands(commands, { maxCommands: 50 }), (pace, commands) =>
    runThrough(pace, commands, openJournal),
  )
}

async function runThrough(
  pace: readonly number[],
  commands: Iterable<Command>,
  openJournal?: OpenJournal,
): Promise<void> {
  const world = await createCrashWorld(pace, openJournal)
  try {
    const puts: Puts = new Map()
    await fc.asyncModelRun(() => ({ model: puts, real: world }), commands)
    await recover(world, puts)
  } finally {
    await world.remove()
  }
}

async function recover(world: CrashWorld, puts: Puts): Promise<void> {
  await world.restart()
  world.setNobodyThere(false)
  const from = world.told.length
  for (const startId of IDS) world.withdraw(startId)
  await world.settle()
  const states = world.told.slice(from).map((told) => ('outcome' in told ? told.outcome.state : 'refused'))
  expect(states).toHaveLength(IDS.length)
  for (const state of states) expect(['started', 'rejected', 'not-sent', 'unknown']).toContain(state)
  // A copy that comes this late is not sent any more, whatever became of the first.
  const arrivals = [...world.upstream.values()].map((start) => start.arrivals)
  for (const startId of IDS) putting(startId, 0)(world, puts)
  await world.settle()
  expect([...world.upstream.values()].map((start) => start.arrivals)).toEqual(arrivals)
  checkTruth(world, puts)
}

test('whatever is asked, broken and killed in whatever order: one request upstream at most, and no untrue word', async () => {
  await fc.assert(machine(COMMANDS), { numRuns: RUNS })
}, 120_000)

test('whatever older copy of the directory is put back, and whenever: the same', async () => {
  await fc.assert(machine(AROUND_A_COPY), { numRuns: RUNS / 2 })
}, 120_000)

// The search found one such moment (seed 1554036235): the world closed the journal under a call that had taken its last step.
test('a process that dies at whatever moment leaves no call on a journal that is closed', async () => {
  const restart = command('restart', (world) => world.restart())
  const settle = command('settle', (world) => world.settle())
  const withdraw = command('withdraw', (world) => world.withdraw(ID))
  const stop = command('stop', (world) => world.stop())
  await runThrough([0], [withdraw, withdraw, stop])
  for (const act of [withdraw, command('put', putting(ID, 0))])
    for (let moment = 0; moment < 40; moment++) {
      const later = command(`${moment} moments`, async () => {
        for (let passed = 0; passed < moment; passed++) await null
      })
      const entries = new Map<string, JournalEntry>()
      await runThrough([0], [act, act, later, restart, settle], async () => inMemory(entries))
    }
})

/** What a server without a durable journal has: a map that is gone with the process. */
const forgetful: OpenJournal = async () => inMemory(new Map())

/** One identity for as long as the directory is there, and so for every copy of it. */
const unchanging: OpenJournal = async (file, witnessBase) => ({
  ...(await openRealJournal(file, witnessBase)),
  id: 'made-with-the-directory',
})

/** An identity for each life, and no doubt of what became of the former ones. */
const credulous: OpenJournal = async (file, witnessBase) => ({
  ...(await openRealJournal(file, witnessBase)),
  isComplete: () => true,
})

test.each([
  ['a journal that forgets at a crash', COMMANDS, forgetful, /upstream/],
  ['one identity for a directory and all its copies', AROUND_A_COPY, unchanging, /upstream/],
  ['a journal that takes every copy for the whole', AROUND_A_COPY, credulous, /upstream after “not sent”/],
])(
  'the same search finds %s',
  async (_, commands, openJournal, finding) => {
    const details = await fc.check(machine(commands, openJournal), { numRuns: 500, endOnFailure: true })
    expect(details.failed).toBe(true)
    expect(String(details.errorInstance)).toMatch(finding)
  },
  120_000,
)

/** A journal that is as durable as its entries, and that can't be used once it is closed. */
function inMemory(entries: Map<string, JournalEntry>): Journal {
  let isClosed = false
  const use = () => {
    if (isClosed) throw new StorageError('failed', 'memory')
    return entries
  }
  return {
    id: 'in-memory',
    async add(entry) {
      const earlier = use().get(entry.startId)
      if (earlier) return earlier
      entries.set(entry.startId, entry)
      return null
    },
    async settle(outcome) {
      const entry = use().get(outcome.startId)
      if (entry) entries.set(outcome.startId, { ...entry, outcome })
    },
    find: async (startId) => use().get(startId) ?? null,
    headerNamesOf: async () => [],
    isComplete: () => true,
    prune: async () => undefined,
    conclude: async () => undefined,
    async close() {
      isClosed = true
    },
  }
}
