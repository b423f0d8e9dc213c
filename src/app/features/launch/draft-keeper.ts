import type { TargetId } from '../../../contract/target'
import { type Draft, draftKey } from '../../lib/draft'
import { createListeners } from '../../lib/listeners'
import { otherTabs } from './draft-channel'
import { leaveShelter, shelterDraft } from './draft-refuge'
import {
  draftOf,
  loadDraft,
  rememberDraft,
  sameWorkspace,
  saveDraft,
  showsDraft,
  type Workspace,
} from './drafts'

/** At most this much typing is lost in a crash. Milliseconds. */
const SAVE_WITHIN_MS = 250

type DraftKeeperDeps = {
  read: () => Workspace
  /** Puts a draft into form and editor. */
  write: (key: string, workspace: Workspace) => void
  /** What stands there goes on as the draft of this key. */
  rename: (key: string) => void
}

/**
 * Keeps drafts while the operator types: each target, project and automation has its own. Going to another automation
 * keeps the old draft, and brings the other's back where there is one; else the text stays, as a start for the new.
 * Of two tabs with the same draft, the last one that was typed in wins; the other shows that text and keeps its own,
 * to be brought back. What the database can’t take, or has no time to take before the page goes, is sheltered.
 */
export function createDraftKeeper(firstTarget: TargetId, deps: DraftKeeperDeps) {
  const { read, write, rename } = deps
  let target = firstTarget
  let current = keyOf()
  let names = namesOf()
  let resting: ReturnType<typeof setTimeout> | undefined
  /** On their way to the database, by key; also what it refused. */
  const unsaved = new Map<string, Draft>()
  let saving: Promise<void> | null = null
  /** What the database has, as far as this tab knows. */
  let known: Workspace | null = null
  /** What stood here before another tab's text came in; null while none has. */
  let overtaken: Workspace | null = null
  const listeners = createListeners()
  let tabs: ReturnType<typeof otherTabs> | null = null
  /** Counts what puts a draft in; what was overtaken while it read the database does nothing any more. */
  let turn = 0
  /** While the draft of `current` is being read: the seed that stood here as the former one was left. It is not `current`’s. */
  let leftText: string | null = null

  function keyOf(): string {
    const { form } = read()
    return draftKey(target, form.project, form.automation)
  }
  function namesOf() {
    const { project, automation } = read().form
    return { project, automation }
  }
  function setOvertaken(next: Workspace | null) {
    if (next === overtaken) return
    overtaken = next
    listeners.tell()
  }
  /** Saves what stands there now; while a save is on its way, the next one waits for it. */
  function flush(workspace = read()) {
    clearTimeout(resting)
    resting = undefined
    // Saved now, it would take the place of the draft that is on its way; what was typed is not lost, see `arrive`.
    if (leftText !== null) return
    const key = current
    if (known && identical(known, workspace)) return
    known = workspace
    const draft = draftOf(key, target, workspace)
    unsaved.set(key, draft)
    const save = saveDraft(draft).then(
      () => {
        if (unsaved.get(key) === draft) unsaved.delete(key)
        leaveShelter(draft)
        tabs?.tell(key)
      },
      () => {
        // Why the database can't take it is said where it matters.
        known = null
        if (unsaved.get(key) === draft) shelterDraft(draft)
      },
    )
    saving = save
    void save.then(() => {
      if (saving === save) saving = null
    })
  }
  function touched() {
    resting ??= setTimeout(() => {
      if (saving) void saving.then(() => flush())
      else flush()
    }, SAVE_WITHIN_MS)
  }
  function put(key: string, workspace: Workspace) {
    known = workspace
    leftText = null
    write(key, workspace)
    clearTimeout(resting)
    resting = undefined
  }
  async function arrive() {
    const key = keyOf()
    if (key === current && leftText === null) return
    if (resting !== undefined) {
      // Typed on the way here: it belongs to the draft that is left, under that one's own names.
      const { form, seedText } = read()
      flush({ form: { ...form, ...names }, seedText })
    }
    current = key
    showsDraft(key)
    names = namesOf()
    known = null
    setOvertaken(null)
    turn += 1
    const mine = turn
    leftText ??= read().seedText
    const stored = await load(names)
    // Names that are typed on, or taken back, come here once more when they are settled.
    if (turn !== mine || keyOf() !== key) return
    if (stored) {
      // Typed before the other draft was back: it gives way, and can be had again.
      const typed = read()
      const isTyped = typed.seedText !== leftText
      put(key, stored)
      if (isTyped && !sameWorkspace(typed, stored)) setOvertaken(typed)
      // A reload opens what is on the screen, not what was typed in last.
      return rememberDraft(key).catch(() => undefined)
    }
    leftText = null
    rename(key)
    flush()
  }
  const load = ({ project, automation }: { project: string; automation: string }) =>
    loadDraft(target, project, automation).catch(() => null)
  async function takeTheirs(key: string) {
    // What was typed here a moment ago is about to be saved: then this tab is the last one.
    const keepsOwn = () => key !== current || resting !== undefined || leftText !== null
    if (keepsOwn()) return
    const theirs = await load(names)
    const mine = read()
    if (!theirs || keepsOwn() || sameWorkspace(theirs, mine)) return
    // While the other tab goes on typing, what came from there before is not this tab's own.
    const isOwn = !known || !overtaken || !sameWorkspace(known, mine)
    put(key, theirs)
    if (isOwn) setOvertaken(mine)
  }

  return {
    /** Something was typed. Names that are still being typed have no draft of their own yet. */
    touched,
    /** The project or automation field was left, or a suggestion taken. */
    namesSettled: () => arrive(),
    /**
     * Puts everything in at once, names included: it becomes the draft of those names.
     * @returns the draft that it takes the place of, where that one is another
     */
    async replace(workspace: Workspace): Promise<Workspace | null> {
      if (resting !== undefined) flush()
      const { project, automation } = workspace.form
      turn += 1
      const mine = turn
      const before = await load({ project, automation })
      if (turn !== mine) return null
      current = draftKey(target, project, automation)
      leftText = null
      showsDraft(current)
      names = { project, automation }
      setOvertaken(null)
      // First the former draft, then its replacement: so the editor can undo it.
      if (before) put(current, before)
      put(current, workspace)
      known = before
      flush()
      return before && before.seedText !== workspace.seedText ? before : null
    },
    targetChanged(next: TargetId) {
      if (next === target) return
      if (resting !== undefined) flush()
      target = next
      void arrive()
    },
    /** Saves at once what is not saved yet. */
    flush() {
      if (resting !== undefined) flush()
    },
    /** The page is hidden, or goes: what it has not seen saved by now is sheltered as well. */
    leaving() {
      if (resting !== undefined) flush()
      for (const draft of unsaved.values()) shelterDraft(draft)
    },
    overtaken: {
      get: () => overtaken,
      subscribe: listeners.subscribe,
      /** Brings this tab's own text back; it is the last one then. */
      bringBack() {
        if (!overtaken) return
        write(current, overtaken)
        setOvertaken(null)
        flush()
      },
      dismiss: () => setOvertaken(null),
    },
    /** Hears of other tabs until the returned function is called. */
    listen() {
      showsDraft(current)
      const heard = otherTabs((key) => void takeTheirs(key))
      tabs = heard
      return () => {
        heard.close()
        // What is on its way to the database comes to its end after this.
        if (tabs === heard) tabs = null
      }
    },
  }
}

function identical(a: Workspace, b: Workspace): boolean {
  return a.seedText === b.seedText && JSON.stringify(a.form) === JSON.stringify(b.form)
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>
