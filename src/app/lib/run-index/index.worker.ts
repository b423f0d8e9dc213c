import '../zod-setup'
import { withTexts } from '../delivery-text/delivery-texts'
import { withLock } from '../locks'
import { readRun } from '../read-run'
import { RUN_CHANGES } from '../run-changes'
import { openTabChannel } from '../tab-channel'
import { holdsAll } from './index-chunk'
import { createIndexKeeper, deliveriesOf } from './index-keeper'
import type { Answer, IndexReply, IndexRequest } from './index-messages'
import { openRawDatabase, type RawDatabase } from './raw-database'
import { createRunIndex, type Found } from './run-index'
import { lineOf, type RunLine } from './run-line'
import { type RunQuery, writeQuery } from './run-query'
import { statsOf } from './run-stats'
import { searchTextOf, termsOf } from './search-text'

const WRITER_LOCK = 'seedpad.run-index'
const FIRST_LINES = 100
const SAVE_AFTER_MS = 1500
const TELL_AFTER_MS = 25
/** Moving periods ("last 24 h") are counted anew after this. */
const FRESH_MS = 5000

type Core = {
  db: RawDatabase
  index: ReturnType<typeof createRunIndex>
  keeper: ReturnType<typeof createIndexKeeper>
}

let core: Promise<Core> | undefined
let opened: Core | undefined
/** Grows with every change, so that an answer is known to be old. */
let version = 0
let last: { key: string; at: number; version: number; found: Found } | undefined
/** Searches' further finds, by what was typed: in texts too long for the index. Emptied by every change. */
let deepFinds = new Map<string, Set<string>>()
let readingFor: string | undefined
let mayWrite = false
let everythingAnew = false
let saving: ReturnType<typeof setTimeout> | undefined
let telling = false

self.onmessage = async ({ data }: MessageEvent<IndexRequest>) => {
  try {
    reply({ id: data.id, ok: true, answer: await answer(data) })
  } catch (error) {
    reply({ id: data.id, ok: false, message: error instanceof Error ? error.message : String(error) })
  }
}

const reply = (message: IndexReply) => self.postMessage(message)

const changes = openTabChannel(RUN_CHANGES)
changes.onmessage = ({ data }: MessageEvent<string[]>) => void follow(data)

async function answer(request: IndexRequest): Promise<unknown> {
  core ??= open()
  const ready = await core
  const { db, index, keeper } = ready
  switch (request.name) {
    case 'find': {
      const found = find(index, request.query)
      const reading = readLong(db, request.query, found)
      const lines = await linesOf(ready, found, 0, FIRST_LINES)
      const building = await keeper.progress()
      const { facets, runs } = found
      return { total: runs.length, all: index.size(), facets, lines, building, reading } satisfies Answer
    }
    case 'lines':
      return linesOf(ready, find(index, request.query), request.from, request.to)
    case 'ids':
      return find(index, request.query).runs.map(({ startId }) => startId)
    case 'stats': {
      const { runs } = find(index, request.query)
      if (runs.length === 0 && (await keeper.progress()) !== null) return null
      return statsOf(runs)
    }
    case 'rebuild':
      keeper.forget()
      everythingAnew = true
      await keeper.catchUp(changed)
      saveSoon()
      return null
  }
}

async function open(): Promise<Core> {
  const db = await openRawDatabase(() => {
    core = undefined
    opened = undefined
  })
  const index = createRunIndex()
  const keeper = createIndexKeeper(db, index)
  // What is left of another one must not be read among the new.
  if (!(await keeper.load().catch(() => false))) everythingAnew = true
  opened = { db, index, keeper }
  writeAlone()
  void keeper.catchUp(changed).then(saveSoon, () => {
    // The next opening begins where this one ended.
  })
  return opened
}

/** Of several tabs one writes the index down; another one takes over when it goes. */
function writeAlone() {
  if (mayWrite) return
  const write = async (lock: Lock | null) => {
    if (lock === null) return
    mayWrite = true
    await new Promise(() => {})
  }
  withLock(WRITER_LOCK, { ifAvailable: true }, write)
    .then(() =>
      withLock(WRITER_LOCK, {}, (lock) => {
        everythingAnew = true
        return write(lock)
      }),
    )
    // Without locks (plain http from elsewhere, blocked site data) nobody writes, and each page builds its own.
    .catch(() => {})
}

function find(index: Core['index'], query: RunQuery): Found {
  const key = String(writeQuery(query))
  const now = Date.now()
  if (last?.key === key && last.version === version && now - last.at < FRESH_MS) return last.found
  const found = index.find(query, now, deepFinds.get(query.text))
  last = { key, at: now, version, found }
  return found
}

/** A row that is gone without a word from the page leaves the index, too. */
async function linesOf({ db, keeper }: Core, found: Found, from: number, to: number): Promise<RunLine[]> {
  const ids = found.runs.slice(from, to).map(({ startId }) => startId)
  const rows = await db.readMany<unknown>('runs', ids)
  const gone = ids.filter((_, at) => rows[at] === undefined)
  if (gone.length > 0) void keeper.takeChanged(gone, changed).then(saveSoon, () => {})
  return rows.flatMap((row) => (row === undefined ? [] : lineOf(readRun(row))))
}

/** Goes through texts that are too long for the index, after the answer; what is found there comes as a change. */
function readLong(db: RawDatabase, { text }: RunQuery, { unread }: Found): boolean {
  if (unread.length === 0 || deepFinds.has(text)) return readingFor === text
  readingFor = text
  const terms = termsOf(text)
  const read = async () => {
    const finds = new Set<string>()
    for (const startId of unread) {
      if (readingFor !== text) return
      const row = await db.read<unknown>('runs', startId)
      if (row === undefined) continue
      const deliveries = await withTexts(await deliveriesOf(db, startId))
      const whole = searchTextOf(readRun(row), deliveries, Number.POSITIVE_INFINITY)
      if (holdsAll(whole.text, terms)) finds.add(startId)
    }
    deepFinds.set(text, finds)
    readingFor = undefined
    last = undefined
    tell()
  }
  void read().catch(() => {
    readingFor = undefined
  })
  return true
}

async function follow(startIds: string[]) {
  if (opened === undefined) return
  await opened.keeper.takeChanged(startIds, changed).catch(() => {})
  opened?.keeper.markSeen()
  saveSoon()
}

function changed() {
  version++
  deepFinds = new Map()
  tell()
}

function tell() {
  if (telling) return
  telling = true
  setTimeout(() => {
    telling = false
    reply('changed')
  }, TELL_AFTER_MS)
}

function saveSoon() {
  if (!mayWrite) return
  clearTimeout(saving)
  saving = setTimeout(() => {
    const everything = everythingAnew
    everythingAnew = false
    // Without room for it the index is built anew next time; the runs themselves are what matters.
    opened?.keeper.save(everything).catch(() => {
      everythingAnew = true
    })
  }, SAVE_AFTER_MS)
}
