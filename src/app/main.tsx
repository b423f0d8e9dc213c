import './lib/zod-setup'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { initI18n } from './lib/i18n/i18n'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

await initI18n()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
