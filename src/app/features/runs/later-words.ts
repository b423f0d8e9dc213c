import { promisesLaterEn } from '../../lib/i18n/areas/promises-later.en'
import { resultLaterEn } from '../../lib/i18n/areas/result-later.en'
import { runsLaterEn } from '../../lib/i18n/areas/runs-later.en'
import { addEnglish } from '../../lib/i18n/i18n'

// Imported by each part that is loaded later: its words come with it.
addEnglish(promisesLaterEn)
addEnglish(resultLaterEn)
addEnglish(runsLaterEn)
