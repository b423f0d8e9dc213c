import { afterEach, expect, it, vi } from 'vitest'
import { heldLocks, NoLocksError, withLock } from './locks'
import { withStartLock } from './start/start-lock'
import { storageFaultOf } from './storage-status'

afterEach(() => vi.restoreAllMocks())

/** As Chromium does it to a page whose site data is blocked. */
const refuseLocks = () =>
  vi
    .spyOn(LockManager.prototype, 'request')
    .mockRejectedValue(
      new DOMException('Access to the Locks API is denied in this context.', 'SecurityError'),
    )

it('what is done under a lock is done while this page holds it, and its result comes back', async () => {
  const seen = await withLock('a lock', {}, async () => [...((await heldLocks()) ?? [])])
  expect(seen).toContain('a lock')
  expect(await heldLocks()).not.toContain('a lock')
})

it('where the browser refuses its locks, nothing is begun under one, and the caller learns that there are none', async () => {
  refuseLocks()
  const work = vi.fn()
  await expect(withLock('a lock', {}, work)).rejects.toThrow(NoLocksError)
  expect(work).not.toHaveBeenCalled()
  expect(await withLock('a lock', {}, work, () => 'instead')).toBe('instead')
  vi.spyOn(LockManager.prototype, 'query').mockRejectedValue(new DOMException('denied', 'SecurityError'))
  expect(await heldLocks()).toBeNull()
})

it('a start is made once: also where what it does fails as refused locks would', async () => {
  const start = vi.fn().mockRejectedValue(new DOMException('of something else', 'SecurityError'))
  await expect(withStartLock('an id', start)).rejects.toThrow('of something else')
  expect(start).toHaveBeenCalledOnce()
  refuseLocks()
  const another = vi.fn().mockResolvedValue('sent')
  expect(await withStartLock('an id', another)).toBe('sent')
  expect(another).toHaveBeenCalledOnce()
})

it('a wait that is given up is no refusal', async () => {
  const over = AbortSignal.abort()
  await expect(withLock('a lock', { signal: over }, vi.fn(), vi.fn())).rejects.toMatchObject({
    name: 'AbortError',
  })
})

it('Chromium’s word for a database that site data settings block is understood, other unknown faults are not', () => {
  const fault = new DOMException('The user denied permission to access the database.', 'UnknownError')
  expect(storageFaultOf(fault)).toBe('failed')
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  })
  expect(storageFaultOf(fault)).toBe('denied')
})
