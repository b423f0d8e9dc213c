import './lib/zod-setup'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { initI18n } from './lib/i18n/i18n'
import { preloadEditor } from './ui/json-editor/json-editor'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

await initI18n()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
// Draft and settings are read meanwhile; waiting for them first would delay the editor by as much.
if (location.pathname === '/') preloadEditor()
