import { inboxLaterEn } from '../../lib/i18n/areas/inbox-later.en'
import { resultLaterEn } from '../../lib/i18n/areas/result-later.en'
import { addEnglish } from '../../lib/i18n/i18n'

// Imported by each part that is loaded when it is opened: its words come with it.
addEnglish(inboxLaterEn)
addEnglish(resultLaterEn)
