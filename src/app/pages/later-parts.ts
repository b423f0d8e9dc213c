import { whenIdle } from '../lib/when-idle'
import { preloadPart } from '../ui/lazy-part'

/** What says why something is missing, and the way on: at hand before anything can be. */
export const loadRecovery = () => import('./recovery')
export const loadUpdateNotice = async () => ({ default: (await loadRecovery()).UpdateNotice })
export const loadLanguageNotice = async () => ({ default: (await loadRecovery()).LanguageNotice })

/** The parts of the page that the first screen does without, each loaded by one function wherever it is shown. */
export const loadAccessForm = () => import('./access-form')
export const loadRunsPanel = () => import('../features/runs/list/runs-panel')
export const loadRunsBrowser = () => import('../features/runs/list/runs-browser')
export const loadRunDetail = async () => ({
  default: (await import('../features/runs/run-detail')).RunDetail,
})
export const loadDemoBar = () => import('../features/demo/demo-bar')
export const loadBatchPage = async () => ({ default: (await import('./batch-page')).BatchPage })
export const loadInboxPage = async () => ({ default: (await import('./inbox-page')).InboxPage })

/** What is likely to be asked for next, loaded while nothing else happens, likeliest first. */
export function prefetchLaterParts(): () => void {
  return whenIdle([
    () => Promise.all([preloadPart(loadUpdateNotice), import('../lib/ask-version')]),
    () => preloadPart(loadRunDetail),
    () => import('../ui/content-view'),
    () => preloadPart(loadRunsBrowser),
    () => preloadPart(loadInboxPage),
    async () => (await import('../features/runs/deletion/delete-for-good')).deleteOldForGood(),
    async () => (await import('../features/batch/store/clear-leftovers')).clearLeftovers(),
  ])
}
