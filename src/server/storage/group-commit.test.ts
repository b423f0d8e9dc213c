import { expect, test } from 'vitest'
import { groupCommit } from './group-commit'

/** A disk that takes no group in which one item is too large, and writes down what it was asked. */
function smallDisk(most: number) {
  const asked: number[][] = []
  const commit = async (group: readonly number[]) => {
    asked.push([...group])
    if (group.some((item) => item > most)) throw new Error('no room')
    return group.map((item) => `wrote ${item}`)
  }
  return { asked, commit }
}

test('what finds no room fails alone; the others of its group are written, each once', async () => {
  const disk = smallDisk(10)
  const commits = groupCommit(disk.commit, () => 1)
  const results = await Promise.allSettled([1, 2, 99, 4, 5, 6].map((item) => commits.add(item)))
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
    'wrote 1',
    'wrote 2',
    'failed',
    'wrote 4',
    'wrote 5',
    'wrote 6',
  ])
  const written = disk.asked.filter((group) => !group.includes(99)).flat()
  expect(written.toSorted()).toEqual([1, 2, 4, 5, 6])
  expect(disk.asked[0]).toEqual([1, 2, 99, 4, 5, 6])
})

test('a group that was written but not confirmed fails whole, and is not written again', async () => {
  const disk = smallDisk(10)
  const commits = groupCommit(
    disk.commit,
    () => 1,
    () => {
      throw new Error('moved away')
    },
  )
  const results = await Promise.allSettled([1, 2].map((item) => commits.add(item)))
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(disk.asked).toEqual([[1, 2]])
})

test('where nothing finds room every call fails by itself, and the next group begins anew', async () => {
  const disk = smallDisk(10)
  const commits = groupCommit(disk.commit, () => 1)
  const results = await Promise.allSettled([11, 12, 13].map((item) => commits.add(item)))
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(await commits.add(1)).toBe('wrote 1')
})

test('a file that another process holds is waited for once by the whole group', async () => {
  let asked = 0
  const commits = groupCommit<number, string>(
    async () => {
      asked += 1
      throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' })
    },
    () => 1,
  )
  const results = await Promise.allSettled([1, 2, 3, 4].map((item) => commits.add(item)))
  expect(results.every(({ status }) => status === 'rejected')).toBe(true)
  expect(asked).toBe(1)
})
