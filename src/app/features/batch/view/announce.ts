import { spellOut } from '../../../../contract/misleading-text'
import type { Batch, Rest } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { t } from '../../../lib/i18n/i18n'
import { keepChoice, readChoice } from '../../../lib/kept-choice'
import { batchRunner } from '../run/batch-runner'
import { type BatchView, viewOf } from './batch-view'
import { drawFavicon } from './draw-favicon'
import '../later-words'

const STORAGE_KEY = 'seedpad.batch-notify'
const PREFIX = /^\d+ % · /
const EVERY_MS = 1000

/** Whether the operator wants to be told when a batch comes to rest. Nothing is shown, or asked, without it. */
export const endNotice = {
  isOn(): boolean {
    return (
      'Notification' in window && Notification.permission === 'granted' && readChoice(STORAGE_KEY) === 'on'
    )
  },
  /** To be called from a click: the browser asks for its own permission then. */
  async turn(on: boolean): Promise<void> {
    if (on && 'Notification' in window) await Notification.requestPermission()
    keepChoice(STORAGE_KEY, on ? 'on' : 'off')
  },
}

let following: { stop: () => void; batchId: string } | null = null

/** Shows how far the batch is that this tab sends, in the tab's title and picture, wherever in the page one is. */
export function announceBatches(): void {
  batchRunner.subscribe(() => {
    const { batchId } = batchRunner.get()
    if (batchId === (following?.batchId ?? null)) return
    following?.stop()
    following = batchId === null ? null : { batchId, stop: follow(batchId) }
  })
  batchRunner.onEnd((batch, rest) => tellEnd(batch, rest))
}

function follow(batchId: string): () => void {
  let over = false
  let stop = () => {}
  void openDatabase().then(async ({ db }) => {
    const batch = await db.batches.get(batchId)
    if (!batch || over) return
    const view = viewOf(batch)
    let shownAt = 0
    const show = () => {
      const now = Date.now()
      if (now - shownAt < EVERY_MS) return
      shownAt = now
      showShare(shareOf(view.get()))
    }
    stop = view.subscribe(show)
  })
  return () => {
    over = true
    stop()
    showShare(null)
  }
}

const shareOf = ({ counts, rows }: BatchView) =>
  rows.length === 0 ? 0 : (rows.length - counts.waiting - counts.sending) / rows.length

function showShare(share: number | null): void {
  const bare = document.title.replace(PREFIX, '')
  document.title = share === null ? bare : `${Math.floor(share * 100)} % · ${bare}`
  drawFavicon(share)
}

function tellEnd(batch: Batch, rest: Rest): void {
  if (!document.hidden || !endNotice.isOn()) return
  try {
    // Names of the operator's own choosing only.
    const notification = new Notification(t(`batch.rest.${rest}`), {
      body: spellOut(`${batch.automation} · ${batch.project}`),
      tag: 'seedpad-batch',
      icon: '/favicon.svg',
    })
    notification.onclick = () => {
      window.focus()
      notification.close()
    }
  } catch {
    // Some browsers on phones have the name, but not the thing.
  }
}
