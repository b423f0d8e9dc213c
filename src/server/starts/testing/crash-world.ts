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

/** Opens the journal of one life of the server; the control puts a forgetful one here. */
export type OpenJournal = (file: string) => Promise<Journal>

/** A place where the process may die, and what comes right after it. */
type Step = <T>(then: () => T | Promise<T>) => Promise<T>

const clock = { now: () => 1_000 }

/**
 * The start service over its journal, with a platform that answers when told to, and a process that can die between any
 * two steps: what it was doing then never goes on, and what is on the disk stays.
 * @param pace how many turns of the event loop each step takes, in a round; so that calls meet in every order
 */
export async function createCrashWorld(
  pace: readonly number[],
  openJournal: OpenJournal = (file) => openSqliteJournal(file, clock),
) {
  const folder = mkdtempSync(join(tmpdir(), 'seedpad-machine-'))
  const upstream = new Map<string, Upstream>()
  const told: Told[] = []
  /** What the disk holds for certain, by start. */
  const durable = new Map<string, StartOutcome>()
  const breaking = new Set<JournalCall>()
  let nobodyThere = false
  let deaths = 0
  let faults = 0
  let steps = 0
  let life = await live()

  async function live() {
    const journal = await openJournal(join(folder, 'starts.db'))
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
        prune: () => journal.prune(),
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
    journalId: () => life.journal.id,
    put: (startId: string, request: StartRequest) => ask(startId, (service) => service.put(startId, request)),
    withdraw: (startId: string) => ask(startId, (service) => service.withdraw(startId, life.journal.id)),
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
