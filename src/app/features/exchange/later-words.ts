import { exchangeLaterEn } from '../../lib/i18n/areas/exchange-later.en'
import { addEnglish } from '../../lib/i18n/i18n'

// Imported by each dialog: its words come with it.
addEnglish(exchangeLaterEn)
