import { changeLaterEn } from '../i18n/areas/change-later.en'
import { addEnglish } from '../i18n/i18n'

// Imported by what shows a comparison: its words come with it.
addEnglish(changeLaterEn)
