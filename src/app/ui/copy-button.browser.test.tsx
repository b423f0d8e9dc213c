import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { CopyButton } from './copy-button'
import { focused, show, the } from './testing/stage'
import { expectFocusRing, expectReadable, inBothThemes } from './testing/themes'

afterEach(() => vi.restoreAllMocks())

const button = <CopyButton label="Copy id" copiedLabel="Copied" text="exec_1" />

it('copies by Enter and says so in its own name', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  show(button)
  the('button').focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(focused).toBe('Copied')
  expect(write).toHaveBeenCalledWith('exec_1')
})

it('claims nothing where the browser refuses', async () => {
  const refused = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'))
  show(button)
  the('button').focus()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(refused.mock.settledResults[0]?.type).toBe('rejected'))
  expect(focused()).toBe('Copy id')
})

it('reads well and shows the focus in both themes', async () => {
  show(button)
  await inBothThemes(() => {
    expectReadable(the('button'))
    expectFocusRing(the('button'))
  })
})
