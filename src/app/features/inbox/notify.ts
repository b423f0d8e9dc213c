import { navigate } from 'wouter/use-browser-location'
import { spellOut } from '../../../contract/misleading-text'
import { t } from '../../lib/i18n/i18n'
import { keepChoice, readChoice } from '../../lib/kept-choice'
import { createListeners } from '../../lib/listeners'
import { forAudience } from '../../lib/private-names'
import type { Arrival } from './inbox-ledger'
import { isLookedAt } from './looked-at'

const STORAGE_KEY = 'seedpad.notify'
const GATHER_MS = 1_000
const listeners = createListeners()

/** `unsupported`: the browser has none here (plain http from another machine); `denied`: it was told never to ask. */
export type NotifyChoice = 'on' | 'off' | 'denied' | 'unsupported'

/** The operator's choice as a plain store. Nothing is ever shown, or asked, without it. */
export const notifyChoice = {
  get(): NotifyChoice {
    if (!('Notification' in window) || !window.isSecureContext) return 'unsupported'
    if (Notification.permission === 'denied') return 'denied'
    return Notification.permission === 'granted' && readChoice(STORAGE_KEY) === 'on' ? 'on' : 'off'
  },
  subscribe(listener: () => void) {
    const stop = listeners.subscribe(listener)
    addEventListener('storage', listener)
    return () => {
      stop()
      removeEventListener('storage', listener)
    }
  },
  /** To be called from a click: the browser asks for its own permission then. */
  async set(on: boolean): Promise<void> {
    if (on && 'Notification' in window) await Notification.requestPermission()
    keepChoice(STORAGE_KEY, on ? 'on' : 'off')
    listeners.tell()
  },
}

const gathered: Arrival[] = []

/**
 * Called by the leading tab for each new delivery. Those of one second make one notification; what came before the
 * notifications were switched on, or while somebody was looking, belongs to none.
 */
export async function announceArrival(arrival: Arrival): Promise<void> {
  if (notifyChoice.get() !== 'on' || (await isLookedAt())) return
  gathered.push(arrival)
  if (gathered.length === 1) setTimeout(() => void show(gathered.splice(0)), GATHER_MS)
}

/** Only names of the operator's own choosing: nothing of what was delivered, no id, no address. */
async function show(arrivals: Arrival[]): Promise<void> {
  if (notifyChoice.get() !== 'on' || (await isLookedAt())) return
  const runs = arrivals.flatMap(({ run }) => run ?? [])
  const names = [...new Set(runs.map(({ automation, project }) => spellOut(`${automation} · ${project}`)))]
  try {
    const notification = new Notification(t('inbox.notify.title', { count: arrivals.length }), {
      body: forAudience(names.slice(0, 3).join('\n')) || t('inbox.notify.noRun'),
      tag: 'seedpad-result',
      icon: '/favicon.svg',
    })
    notification.onclick = () => {
      window.focus()
      const only = runs.length === 1 && arrivals.length === 1 ? runs[0] : undefined
      navigate(only ? `/runs?run=${only.startId}` : '/inbox')
      notification.close()
    }
  } catch {
    // Some browsers on phones have the name, but not the thing.
  }
}
