import '../lib/trusted-types'
import '../lib/zod-setup'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '../styles/fonts.css'
import '../styles/tokens.css'
import '../styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { setLocale } from '../lib/i18n/i18n'
import { ALL_PIECES } from './all-pieces'
import { Gallery } from './gallery'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

const { searchParams } = new URL(location.href)
if (searchParams.get('lang') === 'pt-BR') await setLocale('pt-BR')
createRoot(root).render(
  <StrictMode>
    <Gallery pieces={ALL_PIECES} />
  </StrictMode>,
)
