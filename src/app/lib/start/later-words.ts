import { namesLaterEn } from '../i18n/areas/names-later.en'
import { addEnglish } from '../i18n/i18n'

// Imported by what asks before a start: its words come with it.
addEnglish(namesLaterEn)
