import { expect, test } from 'vitest'
import { createByteBudget } from './byte-budget'

/** Work that ends when it is told to. */
function task() {
  let end: () => void = () => undefined
  const done = new Promise<void>((resolve) => {
    end = resolve
  })
  return { run: () => done, end }
}

test('large ones take turns in the order in which they came, small ones never wait', async () => {
  const budget = createByteBudget({ total: 100, small: 10, patienceMs: 10_000 })
  const began: string[] = []
  const [a, b, c] = [task(), task(), task()]
  const work = (name: string, job: ReturnType<typeof task>) => () => {
    began.push(name)
    return job.run()
  }
  const running = [
    budget.hold(60, work('a', a)),
    budget.hold(60, work('b', b)),
    budget.hold(30, work('c', c)),
  ]
  expect(await budget.hold(10, async () => 'small')).toBe('small')
  expect(began).toEqual(['a'])
  a.end()
  await running[0]
  await expect.poll(() => began).toEqual(['a', 'b', 'c'])
  b.end()
  c.end()
  await Promise.all(running)
})

test('one that announces more than there is takes all of it', async () => {
  const budget = createByteBudget({ total: 100, small: 10, patienceMs: 10_000 })
  expect(await budget.hold(1_000, async () => 'done')).toBe('done')
})

test('one whose turn does not come is refused without having begun, and failures free their share', async () => {
  const budget = createByteBudget({ total: 100, small: 10, patienceMs: 50 })
  const first = task()
  const running = budget.hold(100, first.run)
  let began = false
  const late = budget.hold(100, async () => {
    began = true
  })
  await expect(late).rejects.toMatchObject({ status: 429 })
  expect(began).toBe(false)
  first.end()
  await running
  await expect(budget.hold(100, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await budget.hold(100, async () => 'free again')).toBe('free again')
})

test('shares that grow together never wait for each other for ever, and those who have none get their turn', async () => {
  const budget = createByteBudget({ total: 100, small: 10, patienceMs: null })
  const shares = [budget.share(), budget.share(), budget.share()]
  const order: string[] = []
  for (const share of shares) await share.grow(33)
  const newcomer = budget.hold(20, async () => 'newcomer')
  // Each wants more than is left: one goes on alone, and makes room for the next when it ends.
  const ends = shares.map(async (share, at) => {
    for (const bytes of [50, 70, 90]) await share.grow(bytes)
    order.push(`share ${at}`)
    share.release()
  })
  await Promise.all(ends)
  expect(order).toEqual(['share 0', 'share 1', 'share 2'])
  expect(await newcomer).toBe('newcomer')
})

test('a share that goes beyond the total is followed by no other until it ends', async () => {
  const budget = createByteBudget({ total: 100, small: 10, patienceMs: 50 })
  const [first, second] = [budget.share(), budget.share()]
  await first.grow(50)
  await second.grow(50)
  await first.grow(100)
  await expect(second.grow(60)).rejects.toMatchObject({ status: 429 })
  first.release()
  await second.grow(60)
  second.release()
  second.release()
  expect(await budget.hold(100, async () => 'all free')).toBe('all free')
})
