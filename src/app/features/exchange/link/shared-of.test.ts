import { expect, it } from 'vitest'
import { sharedOf } from './shared-of'

it('a link carries no header value, not even one that was typed behind its name', () => {
  const headers = [
    { name: 'X-Key: s3cret', value: 'another' },
    { name: 'X-Team：s3cret', value: '' },
  ]
  const wire = { dialect: 'default', webhookAs: 'object', seedAs: 'object' } as const
  const form = { project: 'p', automation: 'a', sendTo: 'inbox' as const, webhookUrl: '', headers, wire }
  const shared = sharedOf('simulator', { form, seedText: '' })
  expect(shared.headerNames).toEqual(['X-Key', 'X-Team'])
  expect(JSON.stringify(shared)).not.toMatch(/s3cret|another/)
})
