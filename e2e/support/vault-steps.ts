import { expect, type Page } from '@playwright/test'

export const PASSPHRASE = 'marble otter cinema wick'

type ProfileFields = { name: string; target?: 'simulator' | 'api' | 'app'; token?: string; key?: string }

/** Makes a vault from the Launch page, which has nothing typed in its fields. Its dialog stays open. */
export async function makeVault(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByRole('button', { name: 'Keep in a vault…' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('The same passphrase again').fill(passphrase)
  await page.getByRole('button', { name: 'Make the vault' }).click()
  await expect(page.getByRole('button', { name: 'Add profile' })).toBeFocused()
}

/** Adds a profile in the vault's open dialog. */
export async function addProfile(page: Page, { name, target, token, key }: ProfileFields): Promise<void> {
  await page.getByRole('button', { name: 'Add profile' }).click()
  await page.getByLabel('Name of the profile').fill(name)
  if (target) await page.getByLabel('Goes with the target').selectOption(target)
  if (token) await page.getByLabel('Token of this profile').fill(token)
  if (key) await page.getByLabel('Key of this profile').fill(key)
  await page.getByRole('button', { name: 'Save profile' }).click()
  await expect(page.getByRole('list', { name: 'Profiles' }).getByText(name, { exact: true })).toBeVisible()
}

export const closeVault = (page: Page): Promise<void> => page.getByRole('button', { name: 'Done' }).click()

/** Unlocks from the Launch page. */
export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByRole('button', { name: 'Unlock…' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
}

/** The header's button that says as whom the next start goes. */
export const pill = (page: Page) => page.getByRole('banner').locator('button[aria-haspopup=menu]').first()

export async function fromMenu(page: Page, entry: string): Promise<void> {
  await pill(page).click()
  const menu = page.getByRole('menu', { name: 'Profiles and vault' })
  const entries = menu
    .getByRole('menuitem', { name: entry })
    .or(menu.getByRole('menuitemradio', { name: entry }))
  await entries.click()
}

export const token = (page: Page) => page.getByLabel('Authorization token', { exact: true })
export const apiKey = (page: Page) => page.getByLabel('API key', { exact: true })

/** Every record of the page's database, as one text. */
export const databaseText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('seedpad')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const stores = [...db.objectStoreNames]
    const all = await Promise.all(
      stores.map(
        (name) =>
          new Promise<unknown>((resolve, reject) => {
            const store = db.transaction(name).objectStore(name)
            const values = store.getAll()
            values.onsuccess = () => resolve([name, values.result])
            values.onerror = () => reject(values.error)
          }),
      ),
    )
    db.close()
    return JSON.stringify(all)
  })

/** What is another with every writing of the vault. */
export async function seal(page: Page): Promise<string> {
  const [, iv] = /\\"iv\\":\\"([^\\]+)/.exec(await databaseText(page)) ?? []
  if (iv === undefined) throw new Error('no vault is kept')
  return iv
}

/** Replaces the sealed text in the page's database. */
export const changeSealedText = (page: Page, change: { from: number; to: string }): Promise<void> =>
  page.evaluate(
    ({ from, to }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('seedpad')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const transaction = db.transaction('vault', 'readwrite')
          const store = transaction.objectStore('vault')
          const row = store.get('vault')
          row.onsuccess = () => {
            const { key, value } = row.result as { key: string; value: string }
            store.put({ key, value: value.slice(0, from) + to })
          }
          transaction.oncomplete = () => {
            db.close()
            resolve()
          }
          transaction.onerror = () => reject(transaction.error)
        }
      }),
    change,
  )
