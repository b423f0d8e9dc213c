import type { Transaction } from 'dexie'
import * as z from 'zod/mini'
import { maskDelivery } from '../../contract/mask-delivery'

// Whatever is not in the form that was ever written goes: nobody can say what of it is a secret. The rest stays.
const keptSchema = z.looseObject({
  startId: z.catch(z.string(), ''),
  headers: z.catch(z.array(z.tuple([z.string(), z.string()])), []),
  query: z.catch(z.string(), ''),
  contentType: z.catch(z.nullable(z.string()), null),
})
const runSchema = z.looseObject({ headerNames: z.array(z.string()) })

/** Masks what deliveries of before hold in clear. One by one: their bodies together may be large. */
export async function maskKeptDeliveries(upgrade: Transaction): Promise<void> {
  const deliveries = upgrade.table('deliveries')
  for (const key of await deliveries.toCollection().primaryKeys()) {
    const kept = keptSchema.parse(await deliveries.get(key))
    const run = runSchema.safeParse(await upgrade.table('runs').get(kept.startId))
    await deliveries.put(maskDelivery(kept, run.success ? run.data.headerNames : []))
  }
}
