import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ALL_REASONS } from '../reason'
import { faultsAmong } from '../testing/faults-among'
import { en } from './en'

const page = readFileSync(new URL('../../../docs/troubleshooting.md', import.meta.url), 'utf8')

it('docs/troubleshooting.md explains every reason in the words on the screen', async () => {
  const faults = await faultsAmong(
    ALL_REASONS,
    (reason) => reason,
    (reason) => {
      const { what, why, next } = en[reason]
      // Not a comparison: it would print the whole page for each reason.
      if (!page.includes(`**${what}**\n${why} *${next}*`)) throw new Error('is not there')
    },
  )
  expect(faults).toEqual([])
})
