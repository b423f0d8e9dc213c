import type { TargetId } from '../../../contract/target'
import { draftKey } from '../../lib/draft'
import { createListeners } from '../../lib/listeners'
import { otherTabs } from './draft-channel'
import { leaveShelter, shelterDraft } from './draft-refuge'
import { draftWriter } from './draft-writer'
import {
  draftOf,
  type FoundDraft,
  loadDraft,
  rememberDraft,
  rowOf,
  sameWorkspace,
  showsDraft,
  type Workspace,
} from './drafts'
import { createOtherTexts } from './other-texts'
import { hasSeenDraft, sawDraft } from './seen-drafts'
import { unsavedDrafts } from './unsaved-drafts'

/** At most this much typing is lost in a crash. Milliseconds. */
const SAVE_WITHIN_MS = 250
/** A connection that the browser closed is open again by then. Milliseconds. */
const READ_AGAIN_MS = 300

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
 * to be brought back. A text that this page has not shown is never written over without being kept. What the database can’t
 * take, or has no time to take before the page goes, is sheltered.
 */
export function createDraftKeeper(firstTarget: TargetId, deps: DraftKeeperDeps) {
  const { read, write, rename } = deps
  let target = firstTarget
  let current = keyOf()
  let names = namesOf()
  let resting: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | null = null
  /** What the database has, as far as this tab knows. */
  let known: Workspace | null = null
  /** Something was typed here since a draft was put in. */
  let typed = false
  /** It could not be read whether there is a draft of `current`; what stands here is the former one’s. */
  let unread = false
  const listeners = createListeners()
  const others = createOtherTexts(listeners.tell)
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
  function setUnread(next: boolean) {
    if (next === unread) return
    unread = next
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
    unsavedDrafts.put(draft)
    const written = draftWriter().then(({ saveDraft }) => saveDraft(draft))
    const save = written.then(
      (other) => {
        unsavedDrafts.saved(draft)
        leaveShelter(draft)
        tabs?.tell(key)
        if (key !== current) return
        setUnread(false)
        if (other) others.set(other, 'theirs')
      },
      () => {
        // Why the database can't take it is said where it matters.
        known = null
        if (unsavedDrafts.has(draft)) shelterDraft(draft)
      },
    )
    saving = save
    void save.then(() => {
      if (saving === save) saving = null
    })
  }
  function touched() {
    typed = true
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
    typed = false
  }
  function show({ draft, workspace }: FoundDraft) {
    put(draft.key, workspace)
    sawDraft(draft)
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
    others.clear()
    setUnread(false)
    turn += 1
    const mine = turn
    leftText ??= read().seedText
    const stored = await load(names).catch(() => 'unread' as const)
    // Names that are typed on, or taken back, come here once more when they are settled.
    if (turn !== mine || keyOf() !== key) return
    const isTyped = read().seedText !== leftText
    if (stored && stored !== 'unread') {
      // Typed before the other draft was back: it gives way, and can be had again.
      const before = read()
      show(stored)
      if (isTyped && !sameWorkspace(before, stored.workspace)) keepMine(before)
      else void others.open(key)
      // A reload opens what is on the screen, not what was typed in last.
      return rememberDraft(key).catch(() => undefined)
    }
    leftText = null
    rename(key)
    if (stored === null) return flush()
    // There may be a draft. Nothing takes its place unasked; what is typed does, and then it is kept aside.
    known = read()
    setUnread(true)
    if (isTyped) {
      known = null
      touched()
    }
  }
  async function load({ project, automation }: { project: string; automation: string }) {
    const find = () => loadDraft(target, project, automation)
    return find().catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, READ_AGAIN_MS))
      return find()
    })
  }
  /** A text of this tab gives way to another, and can be had again. */
  const keepMine = (mine: Workspace) => others.set(rowOf(current, target, mine), 'mine', mine)
  async function takeTheirs(key: string) {
    // What was typed here a moment ago is about to be saved: then this tab is the last one.
    const keepsOwn = () => key !== current || resting !== undefined || leftText !== null
    if (keepsOwn()) return
    const theirs = await load(names).catch(() => null)
    const mine = read()
    if (!theirs || keepsOwn() || sameWorkspace(theirs.workspace, mine)) return
    // While the other tab goes on typing, what came from there before is not this tab's own.
    const isOwn = !known || others.get() === null || !sameWorkspace(known, mine)
    const wasTyped = typed
    show(theirs)
    if (!isOwn) return
    if (wasTyped) keepMine(mine)
    else others.show(mine)
  }

  /** A start-up takes its time: what another tab has saved in it was not heard of. */
  async function catchUp() {
    const key = current
    const mine = turn
    const found = await load(names).catch(() => null)
    if (key !== current || turn !== mine || leftText !== null) return
    // What was typed meanwhile is saved, and the other text kept aside by that.
    if (found && !typed && !hasSeenDraft(found.draft) && !sameWorkspace(found.workspace, read())) show(found)
    await others.open(key)
  }

  return {
    /** Something was typed. Names that are still being typed have no draft of their own yet. */
    touched,
    /** The project or automation field was left, or a suggestion taken. */
    namesSettled: () => arrive(),
    /**
     * Puts everything in at once, names included: it becomes the draft of those names.
     * @returns puts the draft back that it took the place of, where that one was another: `here`, or, where another draft is
     * open by then, `there`: to be found when that one is gone to
     */
    async replace(workspace: Workspace): Promise<(() => Promise<'here' | 'there'>) | null> {
      if (resting !== undefined) flush()
      const { project, automation } = workspace.form
      turn += 1
      const mine = turn
      // What could not be read is kept aside when the new text is saved.
      const found = await load({ project, automation }).catch(() => null)
      if (turn !== mine) return null
      const before = found?.workspace ?? null
      current = draftKey(target, project, automation)
      leftText = null
      showsDraft(current)
      names = { project, automation }
      others.clear()
      setUnread(false)
      // First the former draft, then its replacement: so the editor can undo it.
      if (found) show(found)
      put(current, workspace)
      known = before
      flush()
      if (!before || before.seedText === workspace.seedText) return null
      const place = { key: current, target }
      return async () => {
        if (current !== place.key || leftText !== null) {
          const { putDraftBack } = await draftWriter()
          await putDraftBack(draftOf(place.key, place.target, before), workspace)
          tabs?.tell(place.key)
          return 'there'
        }
        const now = read()
        put(current, before)
        known = now
        flush()
        if (!sameWorkspace(now, workspace)) keepMine(now)
        return 'here'
      }
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
      for (const draft of unsavedDrafts.all()) shelterDraft(draft)
    },
    /** Writes down what is not yet; what the database can’t take is sheltered. */
    async saved() {
      this.leaving()
      await saving
    },
    /** Another text of this draft: this tab’s own, or one from elsewhere that it took the place of. */
    overtaken: {
      get: others.get,
      whose: others.whose,
      subscribe: listeners.subscribe,
      /** Puts it in; it is the last one then. What came from elsewhere leaves this tab’s own to be had again. */
      bringBack() {
        const other = others.take()
        if (!other) return
        const mine = read()
        write(current, other.workspace)
        flush()
        if (other.whose === 'theirs') keepMine(mine)
      },
      dismiss: () => void others.take(),
    },
    /** Whether there is a draft of these names could not be read. */
    unread: {
      get: () => unread,
      subscribe: listeners.subscribe,
      async retry() {
        setUnread(false)
        // What was typed on since has taken its place, and the other is kept aside.
        if (!known || !identical(known, read())) return
        leftText = read().seedText
        await arrive()
      },
    },
    /** Hears of other tabs until the returned function is called. */
    listen() {
      showsDraft(current)
      const heard = otherTabs((key) => void takeTheirs(key))
      tabs = heard
      void catchUp()
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
