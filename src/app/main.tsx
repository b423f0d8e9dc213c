import './lib/trusted-types'
import './lib/zod-setup'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { openDatabase } from './lib/database'
import { getDemo, setDemo, subscribeDemo } from './lib/demo'
import { fetchLater } from './lib/fetch-later'
import { initI18n } from './lib/i18n/i18n'
import { forAudience } from './lib/private-names'
import { helpWithFailures } from './pages/help-with-failures'
import { readAhead } from './pages/opening'
import { passOutgoingTexts } from './ui/outgoing-text'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

/** By then the page shows itself without what it was waiting for, and says what it still waits for. */
const AHEAD_MS = 400

helpWithFailures(import.meta.url)
// What goes wrong, each says by itself where it is used.
openDatabase().catch(() => undefined)
const ahead = readAhead().catch(() => undefined)
if (location.pathname === '/') fetchLater()
await initI18n()
// Where a demo hides names already, not one frame shows them.
const hideNames = async () => {
  const { on, hideNames } = getDemo()
  if (on && hideNames) await (await import('./lib/mask-page')).maskPage()
}
passOutgoingTexts(forAudience)
// Where names can’t be hidden, the switch does not say that they are.
subscribeDemo(() => void hideNames().catch(() => setDemo({ hideNames: false })))
await hideNames()
await Promise.race([ahead, new Promise((resolve) => setTimeout(resolve, AHEAD_MS))])
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
