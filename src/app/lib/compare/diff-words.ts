import type { t as translate } from '../i18n/i18n'
import './later-words'

/** The words of a `DiffView`, in the reader's language. */
export const diffWords = (t: typeof translate) => ({
  loading: t('editor.loading'),
  failed: t('change.failed'),
  retry: t('tryAgain'),
})
