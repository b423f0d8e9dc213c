import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Target } from '../../../contract/target'
import { queryClient } from '../../lib/query-client'
import { credentialStore } from './credential-store'
import { CredentialsPanel } from './credentials-panel'

const TARGET: Target = { id: 'api', label: 'api', baseUrl: 'http://x', dialect: 'nested', simulated: false }

let root: Root
let place: HTMLElement
beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
  credentialStore.set({ authorization: 'Token abc', apiKey: 'key' })
  root.render(
    <QueryClientProvider client={queryClient}>
      <CredentialsPanel target={TARGET} targets={[TARGET]} />
    </QueryClientProvider>,
  )
})
afterEach(() => {
  root.unmount()
  place.remove()
  credentialStore.forget()
  vi.unstubAllGlobals()
})

/** Presses the button while such an answer waits, and gives what is said then. */
async function saidAfter(answer: () => Response): Promise<string> {
  vi.stubGlobal('fetch', async () => answer())
  const button = () =>
    [...place.querySelectorAll('button')].find(({ textContent }) => textContent === 'Check credentials')
  await expect.poll(() => button()?.disabled).toBe(false)
  button()?.click()
  const said = () => place.querySelector('[role=status]')?.textContent ?? ''
  await expect.poll(said).not.toBe('')
  return said()
}

it('what something in between answers is not taken for a server that is gone, nor for the platform', async () => {
  const page = () => new Response('<h1>Log in</h1>', { headers: { 'content-type': 'text/html' } })
  expect(await saidAfter(page)).toBe(
    'Something else answered in place of Seedpad’s server (a proxy, a login page).',
  )
})

it('a refusal of Seedpad’s server is said in its own words', async () => {
  const problem = { type: '/problems/too-many', title: 'Too many', status: 429, detail: 'Wait a second.' }
  const refusal = () =>
    Response.json(problem, { status: 429, headers: { 'content-type': 'application/problem+json' } })
  expect(await saidAfter(refusal)).toBe('Wait a second.')
})

it.each([
  ['proxy-refused', 'It wants other credentials'],
  ['timeout', 'The platform or the network is slow.'],
])(
  'how the connection failed (%s) is explained, and not put into the platform’s mouth',
  async (message, why) => {
    const said = await saidAfter(() => Response.json({ state: 'unavailable', message }))
    expect(said).toContain(`${message}. ${why}`)
    expect(place.querySelector('q')).toBeNull()
  },
)
