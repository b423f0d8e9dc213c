import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { character } from '../../../contract/testing/character'
import { sha256 } from '../hash'
import { t } from '../i18n/i18n'
import { isOwnRun } from '../own-run'
import { readRun } from '../read-run'
import type { Run } from '../run'
import { sampleDelivery, sampleId, sampleRun } from '../run-index/testing/sample-runs'
import { csvHeader, csvRow } from './csv'
import { evidenceOf, evidenceSet } from './evidence'
import { linesOfFile, readLine, writeLine } from './json-lines'
import { localTime } from './local-time'
import { mergeRun } from './merge-run'
import { createReport } from './report'
import { sharedRun } from './share-run'

const texts = fc.string({ unit: character, maxLength: 30 })
const runs: fc.Arbitrary<Run> = fc
  .record({
    at: fc.nat(500),
    seedText: texts,
    note: texts,
    message: fc.option(texts),
    automation: texts,
    tags: fc.uniqueArray(texts, { maxLength: 3 }),
    starred: fc.boolean(),
    state: fc.constantFrom(
      'sending' as const,
      'started' as const,
      'rejected' as const,
      'not-sent' as const,
      'unknown' as const,
    ),
    createdAt: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) }),
  })
  .map(({ at, ...part }) => sampleRun(at, part))

async function linesOf(bytes: BlobPart[]) {
  const lines = []
  for await (const line of linesOfFile(new Blob(bytes))) lines.push(line)
  return lines
}

describe('JSON Lines', () => {
  it('bring back every run and delivery as it was, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(runs, texts), { maxLength: 6 }), async (all) => {
        const written = all.map(([run, body]) => ({ run, deliveries: [sampleDelivery(run.startId, body)] }))
        const file = (await Promise.all(written.map(writeLine))).map((line) => `${line}\n`).join('')
        const read = (await linesOf([file])).map(({ text }) => readLine(text ?? ''))
        expect(read).toEqual(
          // JSON knows no half characters but as escapes, which it does keep.
          await Promise.all(
            written.map(async ({ run, deliveries }) => ({
              ok: true,
              value: { run: await sharedRun(run), deliveries },
            })),
          ),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('say of each line that can’t be taken its number and why, and take the others', async () => {
    const good = await writeLine({ run: sampleRun(1), deliveries: [] })
    const other = good.replace('"state":"started"', '"state":"lost"')
    const bad = new Uint8Array([0x22, 0xff, 0x22, 0x0a])
    const lines = await linesOf([
      `${good}\n\n{"a":\n[1]\n${other}\n`,
      bad,
      `${good.replace('seedpad-run/1', 'seedpad-run/9')}`,
    ])
    const read = lines.map(({ number, text }) => [number, text === null ? 'not-utf8' : readLine(text)])
    expect(read).toEqual([
      [1, { ok: true, value: expect.anything() }],
      [3, { ok: false, fault: 'not-json' }],
      [4, { ok: false, fault: 'not-a-run' }],
      [5, { ok: false, fault: 'damaged', field: 'run.state' }],
      [6, 'not-utf8'],
      [7, { ok: false, fault: 'newer' }],
    ])
  })

  it('do not bring in a time that can’t be one, wherever it stands; a clock a year ahead passes', async () => {
    const run = sampleRun(0, { changedAt: Date.UTC(2026, 0), importedAt: Date.UTC(2026, 0) })
    const mark = { as: 'started', executionId: null, note: '', by: null, at: 0 } as const
    const before = { state: 'unknown', reason: null, executionId: null, message: null } as const
    const delivery = sampleDelivery(run.startId, '{}')
    const of = (part: object, other: object = {}) => ({
      format: 'seedpad-run/1',
      run: { ...run, ...part },
      deliveries: [{ ...delivery, ...other }],
    })
    const bad = [8_640_000_000_000_000, -1, 0, 1.7e12 + 0.5, Date.UTC(1999, 11, 31), Date.UTC(2101, 0)]
    const badText = ['+275760-09-13T00:00:00.000Z', 'zzz', '', '2026', '2101-01-01T00:00:00Z']
    const lines: [string, object][] = [
      ...bad.flatMap((at): [string, object][] => [
        ...['createdAt', 'resultAt', 'importedAt', 'changedAt'].map((name): [string, object] => [
          `run.${name}`,
          of({ [name]: at }),
        ]),
        ['run.mark.at', of({ mark: { ...mark, at, before } })],
      ]),
      ...badText.flatMap((at): [string, object][] => [
        ['run.sentAt', of({ sentAt: at })],
        ['run.settledAt', of({ settledAt: at })],
        ['deliveries.0.receivedAt', of({}, { receivedAt: at })],
        ['deliveries.0.firstReceivedAt', of({}, { firstReceivedAt: at })],
      ]),
    ]
    for (const [field, line] of lines)
      expect(readLine(JSON.stringify(line))).toEqual({ ok: false, fault: 'impossible-time', field })
    const ahead = Date.now() + 366 * 86_400_000
    const iso = new Date(ahead).toISOString()
    const good = of({ createdAt: ahead, resultAt: ahead, sentAt: iso }, { receivedAt: iso })
    expect(readLine(JSON.stringify(good))).toMatchObject({ ok: true, value: { run: { createdAt: ahead } } })
  })
})

describe('a value that may be a secret', () => {
  const run = sampleRun(1, { headerNames: ['User-Agent'] })
  const headers: [string, string][] = [
    ['X-Customer', 'hunter2'],
    ['User-Agent', 'hunter2'],
  ]
  const clear = sampleDelivery(run.startId, '{}', { headers, query: '?customer=hunter2' })

  it('does not leave with a delivery of before it was masked, in no format', async () => {
    for (const text of [
      await writeLine({ run, deliveries: [clear] }),
      await csvRow({ run, deliveries: [clear] }),
      await evidenceOf(run, [clear], 0),
    ])
      expect(text).not.toContain('hunter2')
  })

  it('does not come in with the file of a version that did not mask it', () => {
    const line = JSON.stringify({ format: 'seedpad-run/1', run, deliveries: [clear] })
    const read = readLine(line)
    expect(read).toMatchObject({ ok: true, value: { deliveries: [{ query: '?customer=••••' }] } })
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })
})

describe('what leaves the browser', () => {
  const INBOX = 'AbCdEfGhIjKlMnOpQrStUv'
  const url = `https://pad.example/hooks/${INBOX}/${sampleId(1)}`
  const run = sampleRun(1, {
    webhookUrl: url,
    maskedBody: JSON.stringify({ webhook: { url } }),
    changedAt: Date.UTC(2026, 0, 1),
  })

  it('holds neither the inbox’s id nor the query of a webhook, in no form', async () => {
    const keyed = sampleRun(2, {
      sendTo: 'url',
      webhookUrl: 'https://x.example/in?key="s3cret"',
      maskedBody: JSON.stringify({ webhook: 'https://x.example/in?key="s3cret"' }),
    })
    for (const one of [run, keyed]) {
      const parts = [
        await writeLine({ run: one, deliveries: [] }),
        await csvRow({ run: one, deliveries: [] }),
        await evidenceOf(one, [], 0),
      ]
      for (const text of parts) {
        expect(text).not.toContain(INBOX)
        expect(text).not.toContain('s3cret')
      }
    }
  })

  it('holds no hash of anything that is masked in it', async () => {
    const body = JSON.stringify({ webhook: { url, webhook_header: { 'X-Pin': '1234' } } })
    const masked = body.replace('1234', '••••••')
    const old = sampleRun(3, {
      webhookUrl: url,
      maskedBody: masked,
      bodyHash: await sha256(body),
      likeness: await sha256(masked),
    })
    const shown = (await sharedRun(old)).maskedBody
    const parts = [
      await writeLine({ run: old, deliveries: [] }),
      await csvRow({ run: old, deliveries: [] }),
      await evidenceOf(old, [], 0),
    ]
    for (const text of parts) {
      expect(text).toContain(await sha256(shown))
      for (const secret of [old.bodyHash, old.likeness]) expect(text).not.toContain(secret)
    }
  })

  it('carries times with the zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) }), (ms) => {
        expect(localTime(ms)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
        expect(Date.parse(localTime(ms) ?? '')).toBe(ms)
      }),
    )
  })
})

describe('CSV', () => {
  it('is read back cell by cell, texts with quotes and line breaks included', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (run) => {
        const [names = [], cells = []] = parseCsv(
          csvHeader().slice(1) + (await csvRow({ run, deliveries: [] })),
        )
        const row = Object.fromEntries(names.map((name, at) => [name, cells[at]]))
        expect(cells.length).toBe(names.length)
        expect(row.start_id).toBe(run.startId)
        expect(row.seed?.replaceAll("'", '')).toBe(run.seedText.replaceAll("'", ''))
        expect(Date.parse(row.created_at ?? '')).toBe(run.createdAt)
      }),
    )
  })
})

describe('merging', () => {
  const same = fc
    .tuple(runs, runs)
    .map(([known, coming]): [Run, Run] => [known, { ...coming, startId: known.startId }])

  it('twice changes nothing the second time', () => {
    fc.assert(
      fc.property(same, ([known, coming]) => {
        const once = mergeRun(known, coming, 1)
        expect(mergeRun(once.run, coming, 2)).toEqual({ kind: 'same', run: once.run })
      }),
    )
  })

  it('changes nothing of an own run but notes, tags and star', () => {
    fc.assert(
      fc.property(same, ([known, coming]) => {
        const { note, tags, starred, ...rest } = mergeRun(known, coming, 1).run
        const { note: knownNote, tags: knownTags, starred: knownStarred, ...knownRest } = known
        expect(rest).toEqual(knownRest)
        expect(note).toContain(knownNote)
        expect(tags).toEqual([...new Set([...(knownTags ?? []), ...(coming.tags ?? [])])])
        expect(starred).toBe(knownStarred || coming.starred)
      }),
    )
  })

  it('turns no own run of unknown outcome into one that was not sent', () => {
    const known = sampleRun(1, { state: 'unknown' })
    expect(mergeRun(known, { ...known, state: 'not-sent' }, 1)).toEqual({ kind: 'same', run: known })
  })

  it('gives a run that came from a file before the outcome that it lacks', () => {
    const [before, after] = (['sending', 'started'] as const).map((state) => sampleRun(6, { state }))
    const { run } = mergeRun(undefined, before ?? sampleRun(6), 1)
    expect(mergeRun(run, after ?? sampleRun(6), 2)).toMatchObject({
      kind: 'merged',
      run: { state: 'started', importedAt: 1 },
    })
  })

  it('takes no run in as still being sent: nobody here may ask another browser’s journal', () => {
    const { kind, run } = mergeRun(undefined, sampleRun(1, { state: 'sending' }), 1)
    expect([kind, run.state]).toEqual(['new', 'unknown'])
  })

  it('marks what is new as coming from a file, in no batch and like no other start, whatever the file says', async () => {
    const coming = sampleRun(1, { importedAt: Date.UTC(2026, 0, 1), batchId: 'mine', batchRow: 3 })
    const read = readLine(await writeLine({ run: coming, deliveries: [] }))
    const { run } = mergeRun(undefined, read.ok ? { ...read.value.run, likeness: 'likeness-1' } : coming, 9)
    expect(run).toMatchObject({ importedAt: 9, likeness: '' })
    expect(run).not.toHaveProperty('batchId')
    expect(run).not.toHaveProperty('batchRow')
    expect(isOwnRun(run)).toBe(false)
  })
})

describe('the evidence of one run', () => {
  it('holds hashes, times, the raw answer and what was delivered', async () => {
    const run = sampleRun(6, { resultAt: Date.UTC(2026, 0, 2), note: 'asked Ana' })
    const text = await evidenceOf(run, [sampleDelivery(run.startId, '{"n": 1.0}')], 0)
    expect(JSON.parse(text)).toMatchObject({
      format: 'seedpad-evidence/1',
      request: {
        sha256: await sha256(run.maskedBody),
        bodyMasked: run.maskedBody,
        seed: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
      answer: { body: '{}', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      deliveries: [{ body: { text: '{"n": 1.0}' }, bodyHashAgrees: false }],
      operator: { note: 'asked Ana' },
    })
  })
})

describe('a row whose times can’t be read', () => {
  it('leaves in every form, says no time that it does not know, and still that it came from a file', async () => {
    const stored = { ...sampleRun(0), createdAt: 8.64e15, sentAt: 'zzz', importedAt: Number.NaN }
    const run = readRun(stored)
    const [, cells = []] = parseCsv(csvHeader() + (await csvRow({ run, deliveries: [] })))
    expect(cells).toContain('unknown')
    expect(cells.join()).not.toMatch(/1970|275760/)
    const evidence = JSON.parse(await evidenceOf(run, [], Date.UTC(2026, 0)))
    expect(evidence).toMatchObject({
      run: { fromFile: 'unknown time' },
      times: { written: null, sent: null },
    })
    const report = createReport(t, 'Runs', [], Date.UTC(2026, 0))
    report.add(run)
    expect(report.finish().join('')).toContain('<td>—</td>')
  })

  it('holds a body that came compressed as it came, and beside it what it says', async () => {
    const run = sampleRun(0)
    const coded = {
      ...sampleDelivery(run.startId, ''),
      headers: [['Content-Encoding', 'gzip']] as [string, string][],
      body: { encoding: 'base64' as const, text: gzipSync('{"n": 1.0}').toString('base64') },
    }
    const evidence = JSON.parse(await evidenceOf(run, [coded, sampleDelivery(run.startId, '{}')], 0))
    expect(evidence.deliveries[0]).toMatchObject({ body: coded.body, readAs: '{"n": 1.0}' })
    expect(evidence.deliveries[1]).not.toHaveProperty('readAs')
  })
})

describe('the evidence of several runs', () => {
  it('is one JSON document in which each stands as it would by itself', async () => {
    async function* two() {
      for (const at of [3, 6])
        yield { run: sampleRun(at), deliveries: [sampleDelivery(sampleRun(at).startId, '{}')] }
    }
    const each: unknown[] = []
    for await (const { run, deliveries } of two()) each.push(JSON.parse(await evidenceOf(run, deliveries, 0)))
    let text = ''
    for await (const part of evidenceSet(two(), 0)) text += part
    expect(JSON.parse(text)).toMatchObject({ format: 'seedpad-evidence-set/1', runs: each })
  })
})

/** RFC 4180, as a spreadsheet reads it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      at++
      for (; at < text.length; at++) {
        if (text[at] !== '"') cell += text[at]
        else if (text[at + 1] === '"') cell += text[at++]
        else break
      }
      at++
    } else while (at < text.length && text[at] !== ',' && !text.startsWith('\r\n', at)) cell += text[at++]
    rows.at(-1)?.push(cell)
    if (text[at] === ',') at++
    else {
      at += 2
      if (at < text.length) rows.push([])
    }
  }
  return rows
}
