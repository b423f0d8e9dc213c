import { afterEach, expect, it, vi } from 'vitest'
import { openVaultChannel } from './channel'

afterEach(() => vi.unstubAllGlobals())

/** Firefox gives a page no line to its other tabs where site data is blocked. */
const refuseLines = () =>
  vi.stubGlobal('BroadcastChannel', () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })

it('without a line to other tabs the vault of this one works by itself', () => {
  refuseLines()
  const channel = openVaultChannel()
  channel.listen(() => undefined)
  expect(() => channel.tell('lock')).not.toThrow()
  channel.close()
})
