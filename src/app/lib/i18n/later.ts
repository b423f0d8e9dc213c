import type { accessLaterEn } from './areas/access-later.en'
import type { batchLaterEn } from './areas/batch-later.en'
import type { batchRowsLaterEn } from './areas/batch-rows-later.en'
import type { cautionLaterEn } from './areas/caution-later.en'
import type { changeLaterEn } from './areas/change-later.en'
import type { checkLaterEn } from './areas/check-later.en'
import type { contentLaterEn } from './areas/content-later.en'
import type { demoLaterEn } from './areas/demo-later.en'
import type { exchangeLaterEn } from './areas/exchange-later.en'
import type { helpLaterEn } from './areas/help-later.en'
import type { inboxLaterEn } from './areas/inbox-later.en'
import type { namesLaterEn } from './areas/names-later.en'
import type { promisesLaterEn } from './areas/promises-later.en'
import type { recoveryLaterEn } from './areas/recovery-later.en'
import type { resultLaterEn } from './areas/result-later.en'
import type { runsLaterEn } from './areas/runs-later.en'
import type { seedsLaterEn } from './areas/seeds-later.en'
import type { shellLaterEn } from './areas/shell-later.en'
import type { transferLaterEn } from './areas/transfer-later.en'
import type { vaultLaterEn } from './areas/vault-later.en'

/** English words that are not in the first screen's catalog; the parts that need them bring them along. */
export type LaterEn = typeof accessLaterEn &
  typeof batchLaterEn &
  typeof batchRowsLaterEn &
  typeof cautionLaterEn &
  typeof changeLaterEn &
  typeof checkLaterEn &
  typeof contentLaterEn &
  typeof demoLaterEn &
  typeof exchangeLaterEn &
  typeof helpLaterEn &
  typeof inboxLaterEn &
  typeof namesLaterEn &
  typeof promisesLaterEn &
  typeof recoveryLaterEn &
  typeof resultLaterEn &
  typeof runsLaterEn &
  typeof seedsLaterEn &
  typeof shellLaterEn &
  typeof transferLaterEn &
  typeof vaultLaterEn
