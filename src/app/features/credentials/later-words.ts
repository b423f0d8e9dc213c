import { vaultLaterEn } from '../../lib/i18n/areas/vault-later.en'
import { addEnglish } from '../../lib/i18n/i18n'

// Imported by each part that is loaded when it is opened: its words come with it.
addEnglish(vaultLaterEn)
