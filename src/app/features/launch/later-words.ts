import { cautionLaterEn } from '../../lib/i18n/areas/caution-later.en'
import { promisesLaterEn } from '../../lib/i18n/areas/promises-later.en'
import { runsLaterEn } from '../../lib/i18n/areas/runs-later.en'
import { addEnglish } from '../../lib/i18n/i18n'

// Imported by each part that is loaded when it is opened: its words come with it.
addEnglish(promisesLaterEn)
addEnglish(cautionLaterEn)
addEnglish(runsLaterEn)
