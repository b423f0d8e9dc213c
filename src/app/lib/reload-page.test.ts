import { expect, it, vi } from 'vitest'
import { keepBeforeReload, reloadPage } from './reload-page'

it('the page is loaded anew once everything that was to be written down is, also where one of it fails', async () => {
  let written = () => {}
  const closes = [
    keepBeforeReload(
      () =>
        new Promise<void>((resolve) => {
          written = resolve
        }),
    ),
    keepBeforeReload(() => Promise.reject(new Error('no room'))),
  ]
  const reload = vi.fn()
  const reloading = reloadPage(reload)
  await Promise.resolve()
  expect(reload).not.toHaveBeenCalled()
  written()
  await reloading
  expect(reload).toHaveBeenCalledOnce()
  for (const close of closes) close()
  await reloadPage(reload)
  expect(reload).toHaveBeenCalledTimes(2)
})
