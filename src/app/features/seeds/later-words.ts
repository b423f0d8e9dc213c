import { changeLaterEn } from '../../lib/i18n/areas/change-later.en'
import { seedsLaterEn } from '../../lib/i18n/areas/seeds-later.en'
import { addEnglish } from '../../lib/i18n/i18n'

// Imported by each part that is loaded when it is opened: its words come with it.
addEnglish({ ...changeLaterEn, ...seedsLaterEn })
