import { expect, it } from 'vitest'
import type { Delivery } from '../../../contract/inbox-messages'
import { mergeDelivery } from './merge-delivery'

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString()
const delivery = (seq: number, first: number, newest: number, copies: number): Delivery => ({
  seq,
  startId: 'run',
  firstReceivedAt: at(first),
  receivedAt: at(newest),
  method: 'POST',
  query: '',
  contentType: null,
  headers: [],
  secretHash: null,
  body: { encoding: 'utf8', text: 'x' },
  bodyBytes: 1,
  bodyHash: 'h',
  copies,
  key: 'k',
})

it('a copy counts as the server counts it', () => {
  expect(mergeDelivery(delivery(1, 1, 1, 1), delivery(2, 1, 5, 2))).toEqual(delivery(2, 1, 5, 2))
})

it('the same event, read twice, changes nothing', () => {
  const known = mergeDelivery(delivery(1, 1, 1, 3), delivery(9, 7, 7, 1))
  expect(mergeDelivery(known, delivery(9, 7, 7, 1))).toEqual(known)
})

it('a copy after the server forgot the first one goes on from what was counted here', () => {
  const merged = mergeDelivery(delivery(4, 1, 3, 3), delivery(9, 7, 7, 1))
  expect(merged).toMatchObject({ seq: 9, firstReceivedAt: at(1), receivedAt: at(7), copies: 4 })
})

it('a body that an earlier copy brought is not lost with a later one’s', () => {
  const merged = mergeDelivery(delivery(1, 1, 1, 1), { ...delivery(2, 1, 2, 2), body: null })
  expect(merged.body).toEqual({ encoding: 'utf8', text: 'x' })
})
