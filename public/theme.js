// Runs before the first paint, so that a dark page never flashes light, nor a demo in small type. The CSP allows no inline script.
;(() => {
  let choice = 'system'
  let language = ''
  let demo = ''
  let pane = ''
  let credentials = ''
  try {
    choice = localStorage.getItem('seedpad.theme') || 'system'
    language = localStorage.getItem('seedpad.language') || ''
    demo = localStorage.getItem('seedpad.demo') || ''
    pane = localStorage.getItem('seedpad.pane.launch') || ''
    credentials = localStorage.getItem('seedpad.credentialsPanel') || ''
  } catch {
    // Storage can be refused altogether; the system's choice serves.
  }
  if (/"on":true/.test(demo)) document.documentElement.dataset.demo = ''
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.documentElement.dataset.page = location.pathname
  if (credentials === 'folded') document.documentElement.dataset.credentials = 'folded'
  const share = Number(pane)
  if (share >= 10 && share <= 90) document.documentElement.style.setProperty('--launch-share', `${share}%`)
  const portuguese = language === 'pt-BR' || (language === '' && /^pt\b/i.test(navigator.language))
  document.documentElement.lang = portuguese ? 'pt-BR' : 'en'
})()
