import { expect, it } from 'vitest'
import { openDatabase } from '../../../lib/database'
import { sampleDelivery } from '../../../lib/run-index/testing/sample-runs'
import { resultTextOf } from './compare-sources'

it('a result in a charset of its own is compared as the text that it is', async () => {
  const { db } = await openDatabase()
  await db.deliveries.put({
    ...sampleDelivery('run-of-latin', ''),
    contentType: 'application/json; charset=ISO-8859-1',
    body: { encoding: 'base64', text: btoa('{"a":"\u00fc"}') },
  })
  expect(await resultTextOf(db, { kind: 'run', startId: 'run-of-latin' })).toBe('{"a":"ü"}')
  await db.deliveries.clear()
})
