import { checkLaterEn } from '../../lib/i18n/areas/check-later.en'
import { addEnglish } from '../../lib/i18n/i18n'

// Imported by whatever speaks of a check, or of missing credentials: the words come with it.
addEnglish(checkLaterEn)
