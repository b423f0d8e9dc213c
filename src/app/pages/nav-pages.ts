import type { MessageKey } from '../lib/i18n/i18n'

/** The pages, in the order of the header; `keys` goes there from anywhere. */
export const NAV_PAGES = [
  { path: '/', label: 'nav.launch', keys: 'g l', does: 'shortcuts.launch' },
  { path: '/batch', label: 'nav.batch', keys: 'g b', does: 'shortcuts.batch' },
  { path: '/runs', label: 'nav.runs', keys: 'g r', does: 'shortcuts.runs' },
  { path: '/inbox', label: 'nav.inbox', keys: 'g i', does: 'shortcuts.inbox' },
] as const satisfies readonly { path: string; label: MessageKey; keys: string; does: MessageKey }[]
