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
import { getDemo, subscribeDemo } from './lib/demo'
import { initI18n } from './lib/i18n/i18n'
import { forAudience } from './lib/private-names'
import { configQuery, queryClient } from './lib/query-client'
import { preloadEditor } from './ui/json-editor/json-editor'
import { passOutgoingTexts } from './ui/outgoing-text'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

// The form waits for both; each says by itself, where it is used, what went wrong.
void queryClient.prefetchQuery(configQuery)
openDatabase().catch(() => undefined)
await initI18n()
// Where a demo hides names already, not one frame shows them.
const hideNames = async () => {
  const { on, hideNames } = getDemo()
  if (on && hideNames) await (await import('./lib/mask-page')).maskPage()
}
passOutgoingTexts(forAudience)
subscribeDemo(() => void hideNames())
await hideNames()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
// Draft and settings are read meanwhile; waiting for them first would delay the editor by as much.
if (location.pathname === '/') preloadEditor()
