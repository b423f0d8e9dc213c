import { t } from '../lib/i18n/i18n'
import { noteMissing, rememberEntry } from '../lib/new-version'
import { giveFailureHelp } from '../ui/failure-help'
import { loadRecovery } from './later-parts'

/**
 * Gives the parts of the page what they say when they fail or can’t be loaded, and notices where anything can’t be.
 * @param script address of this page’s first script
 */
export function helpWithFailures(script: string): void {
  rememberEntry(new URL(script).pathname)
  // Also of what is loaded without a part of the page waiting for it.
  addEventListener('vite:preloadError', noteMissing)
  giveFailureHelp({
    words: () => ({
      failed: t('pane.failed'),
      retry: t('tryAgain'),
      copy: t('shell.copyDetails'),
      copied: t('copied'),
    }),
    details: async (error, place) => (await loadRecovery()).details(error, place),
    whyMissing: async () => (await loadRecovery()).whyMissing(),
  })
}
