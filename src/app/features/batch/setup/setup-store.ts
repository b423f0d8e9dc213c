import type { Column } from '../../../lib/batch'
import { createListeners } from '../../../lib/listeners'
import { withCorrection } from '../prepare/correct'
import { CancelledError, createPrepareClient } from '../prepare/prepare-client'
import { SourceFault } from '../prepare/source'
import type { Built } from '../prepare/workshop'
import { createSetupKeeper } from './keep-setup'
import type { BatchSettings } from './presets'
import {
  FIRST,
  type Given,
  type InputKind,
  type Setup,
  type SetupFault,
  shapeOf,
  sourceOf,
  withShape,
} from './setup-state'

const READ_AFTER_MS = 250

/** Whether another file is given than the one that is there. One of the same name is that one, changed. */
const isOther = (now: Given, { files }: Partial<Given>) =>
  files?.[0] !== undefined && files[0].file.name !== now.files[0]?.file.name

/** An encoding that was chosen for one file says nothing of the next one. */
const asItSays = (options: Setup['options']): Setup['options'] => ({ ...options, encoding: 'auto' })

/** The batch that this tab puts together. It outlives a reload, a crash and the tab itself. */
function createSetupStore() {
  let setup = FIRST
  let mostBytes = 6 * 1024 * 1024
  let timer: ReturnType<typeof setTimeout> | undefined
  let due: (() => Promise<void>) | null = null
  let round = 0
  let opening: Promise<void> | undefined
  const client = createPrepareClient()
  const keeper = createSetupKeeper(() => setup)
  const listeners = createListeners()
  const set = (change: Partial<Setup>) => {
    setup = { ...setup, ...change }
    keeper.touched()
    listeners.tell()
  }
  const faultOf = (error: unknown): SetupFault =>
    error instanceof SourceFault
      ? { code: error.code, detail: error.detail }
      : { code: 'unreadable', detail: String(error) }

  async function read() {
    const mine = ++round
    client.cancel()
    const chosen = sourceOf(setup)
    set({ fault: null, built: null, found: null, templateFault: null, reading: chosen ? 0 : null })
    if (!chosen) return
    try {
      const args: Parameters<typeof client.call<'read'>>[1] = [chosen, setup.corrections]
      const found = await client.call('read', args, (reading) => mine === round && set({ reading }))
      if (mine !== round) return
      set({ found, ...shapeOf(setup, found), reading: null })
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
  /** Reading builds as well, so a build that is asked for meanwhile must not take its place. */
  const soon = (work: typeof read | typeof build) => {
    due = due === read ? read : work
    clearTimeout(timer)
    timer = setTimeout(() => void catchUp(), READ_AFTER_MS)
  }
  async function catchUp() {
    clearTimeout(timer)
    const now = due
    due = null
    await now?.()
  }
  const give = (kind: InputKind, change: Partial<Given>) =>
    set({ given: { ...setup.given, [kind]: { ...setup.given[kind], ...change } } })

  return {
    get: () => setup,
    subscribe: listeners.subscribe,
    /** Brings back what was being put together before a reload; resolves once it is there. */
    open(): Promise<void> {
      opening ??= keeper.load().then((kept) => {
        if (!kept || setup !== FIRST) return
        set({ ...kept, adopted: setup.adopted + 1 })
        soon(read)
      })
      return opening
    },
    /** This tab's name, once it is known. */
    tab: keeper.tab,
    /** Changes where the rows come from; they are read again. */
    change(change: Partial<Pick<Setup, 'kind' | 'options' | 'base' | 'axes' | 'how'>>) {
      set(change)
      soon(read)
    },
    /** What is typed, pasted, dropped or chosen for one kind of source, which is looked at from now on. */
    give(kind: InputKind, change: Partial<Given>) {
      set({ kind, ...(isOther(setup.given[kind], change) && { options: asItSays(setup.options) }) })
      give(kind, { ...change, ...(change.files && { absent: null }) })
      if (change.files) keeper.flush()
      soon(read)
    },
    /** Changes what makes the seeds. */
    shape(change: Partial<{ columns: Column[]; template: string }>) {
      const { columns, template } = { ...setup, ...change }
      set({ columns, template, shapes: withShape(setup.shapes, { columns, template }) })
      soon(build)
    },
    /** Columns and template as the source suggests them. */
    unshape() {
      const { found, shapes } = setup
      if (!found) return
      const { columns, template } = found
      set({ columns, template, shapes: withShape(shapes, { columns, template }).slice(1) })
      soon(build)
    },
    checkAgainst(schemaText: string | null) {
      if (schemaText === setup.schemaText) return
      set({ schemaText })
      soon(build)
    },
    /** What needs no reading. */
    note: (change: Partial<Pick<Setup, 'pace' | 'form' | 'leftOut' | 'mending'>>) => set(change),
    limitTo(bytes: number) {
      mostBytes = bytes
    },
    /** Puts other cells in place of a bad row's. */
    fix(row: number, was: string[], cells: string[]) {
      set({ corrections: withCorrection(setup.corrections, { row, was, cells }), mending: null })
      return settle(client.call('fix', [row, cells]))
    },
    /** Gives the file up that is being read. */
    cancel() {
      round += 1
      client.cancel()
      set({ reading: null })
      if (setup.kind !== 'matrix') give(setup.kind, { files: [] })
      soon(read)
    },
    /** Makes at once what was changed last, so that nothing older is taken for it; resolves once it is there. */
    catchUp,
    countOf: () => client.call('countOf', [setup.leftOut]),
    take: (from: number, most: number) => client.call('take', [from, most, setup.leftOut]),
    /**
     * Settings of an earlier batch, for the rows that are here or are still to come.
     * @returns puts back what was there; `false` where something of it was changed since, and so left as it is
     */
    adopt(settings: BatchSettings): () => boolean {
      const { project, automation, sendTo, webhookUrl, headerNames, wire, pace, columns, template } = settings
      const before = setup
      const known = before.form?.headers ?? []
      const headers = headerNames.map((name) => ({
        name,
        value: known.find((row) => row.name === name)?.value ?? '',
      }))
      const use = (change: Pick<Setup, 'shapes' | 'pace' | 'form'>) => {
        set({ ...change, adopted: setup.adopted + 1 })
        soon(read)
      }
      use({
        shapes: columns.length === 0 ? before.shapes : withShape(before.shapes, { columns, template }),
        pace,
        form: { project, automation, sendTo, webhookUrl, headers, wire },
      })
      const now = () => JSON.stringify([setup.adopted, setup.shapes, setup.pace, setup.form])
      const then = now()
      return () => {
        const isSame = now() === then
        if (isSame) use({ shapes: before.shapes, pace: before.pace, form: before.form })
        return isSame
      }
    },
    /** The batch is made: its rows go, its settings stay. */
    clear() {
      round += 1
      client.cancel()
      const { form, pace, kind, options, shapes, schemaText, adopted } = setup
      set({ ...FIRST, form, pace, kind, options, shapes, schemaText, adopted })
      // At once: a tab that is closed now would leave the rows to the next one, to be sent again.
      keeper.flush()
    },
  }
}

export const setupStore = createSetupStore()
