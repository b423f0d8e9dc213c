import type { Page } from '@playwright/test'
import type { Run } from '../../src/app/lib/run'
import type { Delivery } from '../../src/contract/inbox-messages'

/** Puts runs into the page's own database, as if they had been started before. The page must have been opened once. */
export async function putHistory(page: Page, runs: readonly Run[], deliveries: readonly Delivery[] = []) {
  await page.evaluate(
    async ([rows, arrived]) => {
      const opening = indexedDB.open('seedpad')
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      const transaction = db.transaction(['runs', 'deliveries'], 'readwrite')
      for (const row of rows) transaction.objectStore('runs').put({ ...row, changedAt: Date.now() })
      for (const one of arrived) transaction.objectStore('deliveries').put(one)
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve
        transaction.onabort = () => reject(transaction.error)
      })
      db.close()
    },
    [runs, deliveries] as const,
  )
}
