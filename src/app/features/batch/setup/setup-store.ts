import { type Batch, type Column, DEFAULT_PACE, type Pace } from '../../../lib/batch'
import type { LaunchForm } from '../../../lib/start/launch-form-schema'
import { CancelledError, createPrepareClient } from '../prepare/prepare-client'
import { type Axis, type ReadSource, type Source, SourceFault, type TableOptions } from '../prepare/source'
import type { Built, LeftOut } from '../prepare/workshop'

export type SourceKind = Source['kind']

export type SetupFault = { code: SourceFault['code']; detail: string }

/** A batch that is being put together. It outlives the page's visit, not the tab: files can't be kept. */
export type Setup = {
  kind: SourceKind
  text: string
  file: File | null
  files: File[]
  options: TableOptions
  base: string
  axes: Axis[]
  how: 'product' | 'zip'
  /** From 0 to 1 while the source is read. */
  reading: number | null
  fault: SetupFault | null
  found: ReadSource | null
  columns: Column[]
  template: string
  templateFault: SetupFault | null
  built: Built | null
  leftOut: LeftOut
  pace: Pace
  form: LaunchForm | null
  schemaText: string | null
}

const FIRST: Setup = {
  kind: 'table',
  text: '',
  file: null,
  files: [],
  options: { delimiter: 'auto', quote: '"', encoding: 'auto', header: true },
  base: '',
  axes: [{ path: '', values: { kind: 'list', text: '' } }],
  how: 'product',
  reading: null,
  fault: null,
  found: null,
  columns: [],
  template: '',
  templateFault: null,
  built: null,
  leftOut: { duplicates: false, misfits: false },
  pace: DEFAULT_PACE,
  form: null,
  schemaText: null,
}
const READ_AFTER_MS = 250

function createSetupStore() {
  let setup = FIRST
  let mostBytes = 6 * 1024 * 1024
  /** Settings of an earlier batch, for the next source with the same columns. */
  let adopted: Pick<Batch, 'columns' | 'template'> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0
  const client = createPrepareClient()
  const listeners = new Set<() => void>()
  const set = (change: Partial<Setup>) => {
    setup = { ...setup, ...change }
    for (const listener of listeners) listener()
  }
  const faultOf = (error: unknown): SetupFault =>
    error instanceof SourceFault
      ? { code: error.code, detail: error.detail }
      : { code: 'unreadable', detail: String(error) }

  function source(): Source | null {
    const { kind, text, file, files, options, base, axes, how } = setup
    if (kind === 'matrix') return base.trim() === '' ? null : { kind, base, axes, how }
    if (kind === 'folder') return files.length === 0 ? null : { kind, files }
    const input = file ?? (text.trim() === '' ? null : text)
    if (input === null) return null
    return kind === 'table' ? { kind, input, options } : { kind, input, encoding: options.encoding }
  }
  async function read() {
    const mine = ++round
    client.cancel()
    const chosen = source()
    set({ fault: null, built: null, found: null, templateFault: null, reading: chosen ? 0 : null })
    if (!chosen) return
    try {
      const found = await client.call('read', [chosen], (reading) => mine === round && set({ reading }))
      if (mine !== round) return
      const kept = adopted && sameNames(adopted.columns, found.columns) ? adopted : found
      const columns = kept.columns.map((column) => ({ ...column }))
      set({ found, columns, template: kept.template, reading: null })
      await build()
    } catch (error) {
      if (mine !== round || error instanceof CancelledError) return
      set({ fault: faultOf(error), reading: null })
    }
  }
  async function build() {
    if (!setup.found) return
    const { template, columns, schemaText } = setup
    await settle(client.call('build', [{ template, columns, schemaText, mostBytes }]))
  }
  async function settle(work: Promise<Built | null>) {
    try {
      const built = await work
      if (built) set({ built, templateFault: null })
    } catch (error) {
      if (!(error instanceof CancelledError)) set({ templateFault: faultOf(error), built: null })
    }
  }
  const soon = (work: () => Promise<void>) => {
    clearTimeout(timer)
    timer = setTimeout(() => void work(), READ_AFTER_MS)
  }
  return {
    get: () => setup,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** Changes where the rows come from; they are read again. */
    change(change: Partial<Setup>) {
      const differs = change.kind !== undefined && change.kind !== setup.kind
      set({ ...change, ...(differs && { file: null, files: [], text: '' }) })
      soon(read)
    },
    /** Changes what makes the seeds. */
    shape(change: Partial<Pick<Setup, 'columns' | 'template' | 'schemaText'>>) {
      if (change.schemaText !== undefined && change.schemaText === setup.schemaText) return
      set(change)
      soon(build)
    },
    /** What needs no reading. */
    note: (change: Partial<Pick<Setup, 'pace' | 'form' | 'leftOut'>>) => set(change),
    limitTo(bytes: number) {
      mostBytes = bytes
    },
    fix: (row: number, cells: string[]) => settle(client.call('fix', [row, cells])),
    cancel() {
      round += 1
      client.cancel()
      set({ reading: null, file: null, files: [] })
    },
    countOf: () => client.call('countOf', [setup.leftOut]),
    take: (from: number, most: number) => client.call('take', [from, most, setup.leftOut]),
    /** An earlier batch's settings, for new rows. */
    adopt(batch: Batch) {
      const { project, automation, sendTo, webhookUrl, headerNames, wire, pace, columns, template } = batch
      adopted = { columns, template }
      const headers = headerNames.map((name) => ({ name, value: '' }))
      client.cancel()
      set({ ...FIRST, pace, form: { project, automation, sendTo, webhookUrl, headers, wire } })
    },
    /** The batch is made: its rows go, its settings stay. */
    clear() {
      client.cancel()
      const { form, pace, kind, options } = setup
      set({ ...FIRST, form, pace, kind, options })
    },
  }
}

const sameNames = (a: readonly Column[], b: readonly Column[]) =>
  a.length === b.length && a.every(({ name }, at) => name === b[at]?.name)

export const setupStore = createSetupStore()
