import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ALL_REASONS } from '../reason'
import { en } from './en'

const page = readFileSync(new URL('../../../docs/troubleshooting.md', import.meta.url), 'utf8')

it.each(ALL_REASONS)('docs/troubleshooting.md explains %s in the words on the screen', (reason) => {
  const { what, why, next } = en[reason]
  expect(page).toContain(`**${what}**\n${why} *${next}*`)
})
