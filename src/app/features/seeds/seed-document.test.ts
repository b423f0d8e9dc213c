import { describe, expect, it, vi } from 'vitest'
import { createSeedDocument, type Examiner } from './seed-document'
import { jobs } from './worker/jobs'

/** The worker's own jobs, without the worker. */
function startDocument(change: Partial<Examiner> = {}) {
  const examiner: Examiner = {
    check: vi.fn(async (text) => jobs.check(text)),
    findings: vi.fn(async (text, schemaText) => jobs.findings(text, schemaText)),
    ...change,
  }
  const seed = createSeedDocument(examiner)
  return { seed, examiner }
}

const large = (value: string) => `{"filler": "${'x'.repeat(300_000)}", "value": ${value}}`

describe('the seed being written', () => {
  it('is checked at once while it is small', () => {
    const { seed } = startDocument()
    seed.open('a', '{"days": [}')
    expect(seed.get().check).toMatchObject({ status: 'checked', ok: false })
    seed.setText('{"ação": 1}')
    expect(seed.get()).toMatchObject({ check: { status: 'checked', ok: true }, bytes: 13 })
    seed.setText(' \n')
    expect(seed.get().check).toEqual({ status: 'blank' })
  })

  it('is known to be checked exactly as it stands, whatever its size, before it is sent', async () => {
    const { seed } = startDocument()
    seed.open('a', large('1'))
    expect(seed.get().check).toEqual({ status: 'checking' })
    seed.setText(large('1,'))
    const settled = await seed.settled()
    expect(settled.text).toBe(large('1,'))
    expect(settled.check).toMatchObject({ status: 'checked', ok: false })
  })

  it('is checked anew where it is changed during the check', async () => {
    const { seed } = startDocument({
      check: async (text) => {
        if (text === large('1')) seed.setText(large('2,'))
        return jobs.check(text)
      },
    })
    seed.open('a', large('1'))
    expect((await seed.settled()).check).toMatchObject({ status: 'checked', ok: false })
  })

  it('is checked even where no worker can be had', async () => {
    const { seed } = startDocument({ check: () => Promise.reject(new Error('no worker')) })
    seed.open('a', large('nul'))
    expect((await seed.settled()).check).toMatchObject({ status: 'checked', ok: false })
  })

  it('stays in the editor that changed it until somebody asks for it', () => {
    const { seed } = startDocument()
    seed.open('a', '')
    const pull = vi.fn(() => large('1'))
    seed.source.edited(pull, large('1').length)
    seed.source.edited(pull, large('1').length)
    expect(pull).not.toHaveBeenCalled()
    expect(seed.get().text).toBe(large('1'))
    expect(seed.get().text).toBe(large('1'))
    expect(pull).toHaveBeenCalledTimes(1)
  })

  it('has another version after every change, and none without one', () => {
    const { seed } = startDocument()
    seed.open('a', '1')
    const { version } = seed.get()
    seed.setText('1')
    expect(seed.get().version).toBe(version)
    seed.source.edited(() => '2', 1)
    expect(seed.get().version).not.toBe(version)
  })

  it('tells the editor of what others put in, not of what it did itself', () => {
    const { seed } = startDocument()
    const replaced = vi.fn()
    seed.source.onReplaced(replaced)
    seed.open('a', '1')
    seed.open('b', '1')
    seed.setText('2')
    expect(replaced).toHaveBeenCalledTimes(3)
    seed.source.edited(() => '3', 1)
    expect(replaced).toHaveBeenCalledTimes(3)
    expect(seed.source.id()).toBe('b')
  })

  it('is looked through when typing rests, and by its schema', async () => {
    const { seed } = startDocument()
    seed.open('a', '{"n": 1e999}')
    seed.setSchema('{"required": ["days"]}')
    await vi.waitFor(() => expect(seed.get().findings?.violations).toHaveLength(1))
    expect(seed.get().findings?.notes.counts.number).toBe(1)
    seed.setText('{')
    expect(seed.get().findings).toBeNull()
  })

  it('is not measured by the schema of the automation that was left', async () => {
    const { seed, examiner } = startDocument()
    seed.open('a', '{}')
    seed.setSchema('{"required": ["days"]}')
    await vi.waitFor(() => expect(seed.get().findings?.violations).toHaveLength(1))
    seed.open('b', '{}')
    expect(seed.get().findings).toBeNull()
    await vi.waitFor(() => expect(seed.get().findings).not.toBeNull())
    expect(examiner.findings).toHaveBeenLastCalledWith('{}', null)
    expect(seed.get().findings?.violations).toBeNull()
  })
})
