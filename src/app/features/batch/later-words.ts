import { batchLaterEn } from '../../lib/i18n/areas/batch-later.en'
import { batchRowsLaterEn } from '../../lib/i18n/areas/batch-rows-later.en'
import { addEnglish } from '../../lib/i18n/i18n'

// Imported by the parts of the batch page: its words come with it.
addEnglish(batchLaterEn)
addEnglish(batchRowsLaterEn)
