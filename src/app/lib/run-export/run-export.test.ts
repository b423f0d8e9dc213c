import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { character } from '../../../contract/testing/character'
import type { Run } from '../run'
import { sampleDelivery, sampleId, sampleRun } from '../run-index/testing/sample-runs'
import { csvCell, csvHeader, csvRow } from './csv'
import { evidenceOf, evidenceSet } from './evidence'
import { linesOfFile, readLine, writeLine } from './json-lines'
import { localTime } from './local-time'
import { mergeRun } from './merge-run'
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
    createdAt: fc.nat(2e12),
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
        const file = written.map((one) => `${writeLine(one)}\n`).join('')
        const read = (await linesOf([file])).map(({ text }) => readLine(text ?? ''))
        expect(read).toEqual(
          // JSON knows no half characters but as escapes, which it does keep.
          written.map(({ run, deliveries }) => ({ ok: true, value: { run: sharedRun(run), deliveries } })),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('say of each line that can’t be taken its number and why, and take the others', async () => {
    const good = writeLine({ run: sampleRun(1), deliveries: [] })
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
})

describe('what leaves the browser', () => {
  const INBOX = 'AbCdEfGhIjKlMnOpQrStUv'
  const url = `https://pad.example/hooks/${INBOX}/${sampleId(1)}`
  const run = sampleRun(1, {
    webhookUrl: url,
    maskedBody: JSON.stringify({ webhook: { url } }),
    changedAt: 5,
  })

  it('holds neither the inbox’s id nor the query of a webhook, in no form', async () => {
    const keyed = sampleRun(2, {
      sendTo: 'url',
      webhookUrl: 'https://x.example/in?key="s3cret"',
      maskedBody: JSON.stringify({ webhook: 'https://x.example/in?key="s3cret"' }),
    })
    for (const one of [run, keyed]) {
      const parts = [
        writeLine({ run: one, deliveries: [] }),
        csvRow({ run: one, deliveries: [] }),
        await evidenceOf(one, [], 0),
      ]
      for (const text of parts) {
        expect(text).not.toContain(INBOX)
        expect(text).not.toContain('s3cret')
      }
    }
  })

  it('carries times with the zone', () => {
    fc.assert(
      fc.property(fc.nat(4e12), (ms) => {
        expect(localTime(ms)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
        expect(Date.parse(localTime(ms))).toBe(ms)
      }),
    )
  })
})

describe('CSV', () => {
  it('gives no cell that a spreadsheet would calculate', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('=', '+', '-', '@', '\t', '\r', ''), (text, first) => {
        const [cell] = parseCsv(`${csvCell(first + text)}\r\n`)[0] ?? ['']
        expect(cell ?? '').not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })

  it('is read back cell by cell, texts with quotes and line breaks included', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const [names = [], cells = []] = parseCsv(csvHeader().slice(1) + csvRow({ run, deliveries: [] }))
        const row = Object.fromEntries(names.map((name, at) => [name, cells[at]]))
        expect(cells.length).toBe(names.length)
        expect(row.start_id).toBe(run.startId)
        expect(row.seed?.replace(/^'/, '')).toBe(run.seedText.replace(/^'/, ''))
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
        const once = mergeRun(known, coming)
        expect(mergeRun(once.run, coming)).toEqual({ kind: 'same', run: once.run })
      }),
    )
  })

  it('never overwrites what this browser has proof of', () => {
    fc.assert(
      fc.property(same, ([known, coming]) => {
        const { run } = mergeRun(known, coming)
        if (known.state !== 'unknown') expect(run.state).toBe(known.state)
        expect(run.note).toContain(known.note)
        for (const tag of known.tags ?? []) expect(run.tags).toContain(tag)
      }),
    )
  })

  it('takes no run in as still being sent: nobody here may ask another browser’s journal', () => {
    const { kind, run } = mergeRun(undefined, sampleRun(1, { state: 'sending' }))
    expect([kind, run.state]).toEqual(['new', 'unknown'])
  })
})

describe('the evidence of one run', () => {
  it('holds hashes, times, the raw answer and what was delivered', async () => {
    const run = sampleRun(6, { resultAt: 9, note: 'asked Ana' })
    const text = await evidenceOf(run, [sampleDelivery(run.startId, '{"n": 1.0}')], 0)
    expect(JSON.parse(text)).toMatchObject({
      format: 'seedpad-evidence/1',
      request: {
        sha256: run.bodyHash,
        bodyMasked: run.maskedBody,
        seed: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
      answer: { body: '{}', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      deliveries: [{ body: { text: '{"n": 1.0}' }, bodyHashAgrees: false }],
      operator: { note: 'asked Ana' },
    })
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
