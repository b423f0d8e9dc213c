import { describe, expect, it } from 'vitest'
import { hideInAddress, readFromAddress } from './private-address'
import { tellPrivateName } from './private-names'

tellPrivateName('acme-açúcar')

describe('an address while a demo hides names', () => {
  it('shows no private name and still means the same', () => {
    const params = new URLSearchParams([
      ['q', 'of acme-açúcar'],
      ['project', 'acme-açúcar'],
      ['project', 'other'],
      ['state', 'started'],
    ])
    const hidden = hideInAddress(params)
    expect(decodeURIComponent(String(hidden))).not.toContain('acme')
    expect(hidden.getAll('state')).toEqual(['started'])
    expect([...readFromAddress(hidden)]).toEqual([...params])
  })
  it.each(['~tilde', '~', '~YWJj'])('brings %s back as it was', (value) => {
    expect(readFromAddress(hideInAddress(new URLSearchParams({ q: value }))).get('q')).toBe(value)
  })
  it('leaves alone what only looks hidden', () => {
    expect(readFromAddress(new URLSearchParams({ q: '~not base64!' })).get('q')).toBe('~not base64!')
  })
})
