import { transferLaterEn } from '../../../lib/i18n/areas/transfer-later.en'
import { addEnglish } from '../../../lib/i18n/i18n'

// Imported by both dialogs: their words come with them.
addEnglish(transferLaterEn)
