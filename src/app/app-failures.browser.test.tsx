import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from './app'
import { helpWithFailures } from './pages/help-with-failures'

const broken = vi.hoisted(() => ({ page: false, header: false }))
vi.mock('./lib/panel-choice', async (original) => ({
  ...(await original<typeof import('./lib/panel-choice')>()),
  usePanelChoice() {
    if (broken.page) throw new TypeError('the page itself')
    return { open: false, toggle() {}, show() {} }
  },
}))
vi.mock('./pages/header', () => ({
  Header() {
    if (broken.header) throw new TypeError('the header')
    return <header>a header</header>
  },
}))

let cleanUp = () => {}
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  // No server here: the page shows its frame, and says that it is away.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  helpWithFailures(`${location.origin}/assets/index-own.js`)
})
afterEach(() => {
  cleanUp()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  Object.assign(broken, { page: false, header: false })
})

function open() {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(<App />)
  cleanUp = () => {
    root.unmount()
    place.remove()
  }
  return (text: string) => vi.waitFor(() => expect(place.textContent).toContain(text))
}

it('a throw outside of every part leaves words, a way on, and the technical side of it', async () => {
  broken.page = true
  const says = open()
  await says('Something in this page failed, and it can’t go on. What you typed is kept.')
  await says('Reload')
  await says('Copy technical details')
})

it('a header that throws leaves the page', async () => {
  broken.header = true
  const says = open()
  await says('This part of the page failed. The rest still works.')
  await says('Seedpad’s server does not answer.')
})
