import type { changeLaterEn } from './areas/change-later.en'
import type { exchangeLaterEn } from './areas/exchange-later.en'
import type { runsLaterEn } from './areas/runs-later.en'
import type { seedsLaterEn } from './areas/seeds-later.en'
import type { shellLaterEn } from './areas/shell-later.en'

/** English words that are not in the first screen's catalog; the parts that need them bring them along. */
export type LaterEn = typeof changeLaterEn &
  typeof exchangeLaterEn &
  typeof runsLaterEn &
  typeof seedsLaterEn &
  typeof shellLaterEn
