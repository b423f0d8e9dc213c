import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StartOutcome, StartRequest } from '../../../contract/start-messages'
import { HttpProblem } from '../../guard/http-problem'
import { StorageError } from '../../storage/storage-error'
import { turn, turns } from '../../testing/turns'
import type { UpstreamCall, UpstreamResult } from '../../upstream/call-upstream'
import type { Journal } from '../journal'
import { openSqliteJournal } from '../sqlite-journal'
import { createStartService, type StartService } from '../start-service'
import { type DiskCopies, keepCopies } from './disk-copies'
import { answerOf, type PlatformAnswer } from './platform-answer'

/** What a caller was told of a start: an outcome, or the status of a refusal. */
export type Told = { startId: string; outcome: StartOutcome } | { startId: string; problem: number }

/** The platform's side of one start. */
export type Upstream = {
  arrivals: number
  answer: PlatformAnswer | null
  finish: (answer: PlatformAnswer) => void
}

export type JournalCall = 'add' | 'settle' | 'find'

/** Opens the journal of one life of the server; the controls put a forgetful or a credulous one here. */
export type OpenJournal = (file: string, witnessBase: string) => Promise<Journal>

export const openRealJournal: OpenJournal = (file, witnessBase) =>
  openSqliteJournal(file, clock, { witnessBase })

/** A place where the process may die, and what comes right after it. */
type Step = <T>(then: () => T | Promise<T>) => Promise<T>

const clock = { now: () => 1_000 }

/**
 * The start service over its journal, with a platform that answers when told to, and a process that can die between any
 * two steps: what it was doing then never goes on, and what is on the disk stays, unless an older copy is put back.
 * @param pace how many turns of the event loop each step takes, in a round; so that calls meet in every order
 */
export async function createCrashWorld(pace: readonly number[], openJournal: OpenJournal = openRealJournal) {
  const folder = mkdtempSync(join(tmpdir(), 'seedpad-machine-'))
  const copies: DiskCopies = keepCopies(folder)
  const upstream = new Map<string, Upstream>()
  const told: Told[] = []
  /** What the disk holds for certain, by start. */
  const durable = new Map<string, StartOutcome>()
  const breaking = new Set<JournalCall>()
  /** What each start names for good, as its row in the page does. */
  const madeFor = new Map<string, string>()
  let nobodyThere = false
  let deaths = 0
  let faults = 0
  let restored = 0
  let steps = 0
  let life = await live()
  /** What the page knows; the server may have another life by now. */
  let known = life.journal.id

  async function live() {
    const journal = await openJournal(join(copies.data, 'starts.db'), folder)
    const state = { dead: false, fuse: Number.POSITIVE_INFINITY, busy: 0 }
    /**
     * The look at `dead` and the beginning of `then` are one, and counted as one: a life that ended in between would go on
     * for a moment, on a journal that is closed already.
     */
    const step: Step = async (then) => {
      state.busy += 1
      await turns(pace[steps++ % pace.length] ?? 0)
      if (!state.dead && --state.fuse <= 0) {
        state.dead = true
        deaths += 1
      }
      try {
        if (!state.dead) return await then()
      } finally {
        state.busy -= 1
      }
      return new Promise(() => undefined)
    }
    const onDisk = async <T>(name: JournalCall, work: () => Promise<T>): Promise<T> => {
      const result = await step(() => {
        if (!breaking.delete(name)) return work()
        faults += 1
        throw new StorageError('full', 'starts.db')
      })
      // Done, and nobody knows yet.
      return step(() => result)
    }
    const service = createStartService({
      clock,
      journal: {
        id: journal.id,
        add: (entry) =>
          onDisk('add', async () => {
            const earlier = await journal.add(entry)
            if (earlier === null && entry.outcome) durable.set(entry.startId, entry.outcome)
            return earlier
          }),
        settle: (outcome) =>
          onDisk('settle', async () => {
            await journal.settle(outcome)
            durable.set(outcome.startId, outcome)
          }),
        find: (startId) => onDisk('find', () => journal.find(startId)),
        headerNamesOf: (startId) => journal.headerNamesOf(startId),
        isComplete: (journalId) => journal.isComplete(journalId),
        prune: () => journal.prune(),
        conclude: () => step(() => journal.conclude()),
        close: () => journal.close(),
      },
      targets: [{ id: 'api', label: 'api', baseUrl: 'http://platform', dialect: 'nested', simulated: false }],
      call: (call) => callPlatform(call, step),
      rate: { take: () => step(() => undefined) },
      concurrent: 64,
      deadlineMs: 1_000,
      answerBytes: 1_000,
      userAgent: 'test',
      onFault: () => undefined,
    })
    return { journal, service, state }
  }

  async function callPlatform(call: UpstreamCall, step: Step): Promise<UpstreamResult> {
    const startId = decodeURIComponent(call.url.pathname.split('/').at(-1) ?? '')
    const arrived = await step(() => (nobodyThere ? null : { answer: arrive(startId) }))
    if (arrived === null) return { kind: 'not-sent', reason: 'connection-refused' }
    const answer = await arrived.answer
    return step(() => answerOf(answer, startId))
  }

  function arrive(startId: string): Promise<PlatformAnswer> {
    return new Promise((resolve) => {
      const earlier = upstream.get(startId)
      const entry: Upstream = {
        arrivals: (earlier?.arrivals ?? 0) + 1,
        answer: null,
        finish(answer) {
          entry.answer ??= answer
          resolve(entry.answer)
        },
      }
      upstream.set(startId, entry)
    })
  }

  /** Ends this life where it stands; its journal is closed when nothing of it is at the disk any more. */
  async function end(): Promise<void> {
    life.state.dead = true
    while (life.state.busy > 0) await turn()
    await life.journal.close()
  }

  function putBack(earlier: Map<string, StartOutcome>): void {
    restored += 1
    durable.clear()
    for (const [startId, outcome] of earlier) durable.set(startId, outcome)
  }

  function journalIdOf(startId: string): string {
    const journalId = madeFor.get(startId) ?? known
    madeFor.set(startId, journalId)
    return journalId
  }

  /** Asks the service, and remembers what it said, if it lives to say it. */
  const ask = (startId: string, question: (service: StartService) => Promise<StartOutcome | null>) => {
    if (life.state.dead) return
    question(life.service).then(
      (outcome) => outcome && told.push({ startId, outcome }),
      (cause) => {
        if (!(cause instanceof HttpProblem)) throw cause
        told.push({ startId, problem: cause.status })
      },
    )
  }

  return {
    upstream,
    told,
    durable,
    deaths: () => deaths,
    faults: () => faults,
    restored: () => restored,
    journalIdOf,
    /** The page asks for the server's identity, as it does before most starts. */
    askConfig() {
      known = life.journal.id
    },
    /** Copies the data directory while the server is at work. */
    copy: () => copies.take(new Map(durable)),
    /** The process dies, and the next one finds the last copy. */
    async restore() {
      if (!life.state.dead) deaths += 1
      await end()
      breaking.clear()
      const earlier = copies.putBack()
      if (earlier) putBack(earlier)
      life = await live()
    },
    /** The same, but the server is left running: the next restart finds the copy. */
    replace() {
      if (copies.replaceUnderServer()) faults += 1
    },
    put: (startId: string, request: StartRequest) => ask(startId, (service) => service.put(startId, request)),
    withdraw: (startId: string) => ask(startId, (service) => service.withdraw(startId, journalIdOf(startId))),
    find: (startId: string) => ask(startId, (service) => service.find(startId)),
    /** The process dies at the n-th step from now. */
    light(steps: number) {
      life.state.fuse = steps
    },
    /** Begins a graceful stop; it ends when the platform has answered. */
    stop() {
      if (!life.state.dead) void life.service.stop()
    },
    breakNext: (call: JournalCall) => void breaking.add(call),
    setNobodyThere(value: boolean) {
      nobodyThere = value
    },
    /** Ends this life where it stands, and begins the next on the same disk. */
    async restart() {
      if (!life.state.dead) deaths += 1
      await end()
      breaking.clear()
      const earlier = copies.settleReplaced()
      if (earlier) putBack(earlier)
      life = await live()
    },
    /** Lets everything go on that can, to its end. */
    async settle() {
      for (let quiet = 0; quiet < 5; quiet = life.state.busy > 0 ? 0 : quiet + 1) await turn()
    },
    async remove() {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type CrashWorld = Awaited<ReturnType<typeof createCrashWorld>>
