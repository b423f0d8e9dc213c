import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PageNotices } from '../../pages/page-notices'
import { getLocale, initI18n, missingLocale, setLocale } from './i18n'

// Each test begins as a page of somebody who reads Portuguese, before its catalog was ever there.
const load = vi.fn<() => Promise<typeof import('./pt-br')>>()
beforeEach(() => {
  load.mockReset()
  document.documentElement.lang = 'pt-BR'
})
afterEach(async () => {
  vi.useRealTimers()
  await setLocale('en')
  localStorage.clear()
})

function showNotice() {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(<PageNotices />)
  return {
    place,
    close() {
      root.unmount()
      place.remove()
    },
  }
}

it('a catalog that never comes does not hold the page up: it begins in English', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  load.mockReturnValue(new Promise(() => {}))
  const begun = initI18n(4_000, load)
  await vi.advanceTimersByTimeAsync(4_000)
  await begun
  expect(getLocale()).toBe('en')
  expect(document.documentElement.lang).toBe('en')
})

it('a language that was left again while it came does not come after all', async () => {
  let arrive = () => {}
  load.mockReturnValue(
    new Promise((resolve) => {
      arrive = () => resolve(import('./pt-br'))
    }),
  )
  const switched = setLocale('pt-BR', load)
  await setLocale('en')
  arrive()
  await switched
  expect(getLocale()).toBe('en')
})

it('a catalog that can’t be loaded leaves an English page that says so and remembers what was wanted', async () => {
  load.mockRejectedValue(new TypeError('Failed to fetch dynamically imported module'))
  localStorage.setItem('seedpad.language', 'pt-BR')
  await initI18n(4_000, load)
  expect(getLocale()).toBe('en')
  expect(document.documentElement.lang).toBe('en')
  expect(localStorage.getItem('seedpad.language')).toBe('pt-BR')
  const { place, close } = showNotice()
  await vi.waitFor(() => expect(place.textContent).toContain('Não foi possível carregar o português'))
  // A press brings it, and the notice goes.
  place.querySelector('button')?.click()
  await vi.waitFor(() => expect(getLocale()).toBe('pt-BR'))
  await vi.waitFor(() => expect(place.textContent).toBe(''))
  expect(missingLocale.get()).toBeNull()
  close()
})
