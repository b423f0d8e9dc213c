import { whenIdle } from '../lib/when-idle'
import { preloadPart } from '../ui/lazy-part'

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
    () => preloadPart(loadRunDetail),
    () => import('../ui/content-view'),
    () => preloadPart(loadRunsBrowser),
    () => preloadPart(loadInboxPage),
  ])
}
