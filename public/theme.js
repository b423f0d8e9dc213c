// Runs before the first paint, so that a dark page never flashes light. The CSP allows no inline script.
;(() => {
  let choice = 'system'
  let language = ''
  let pane = ''
  try {
    choice = localStorage.getItem('seedpad.theme') || 'system'
    language = localStorage.getItem('seedpad.language') || ''
    pane = localStorage.getItem('seedpad.pane.launch') || ''
  } catch {
    // Storage can be refused altogether; the system's choice serves.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.documentElement.dataset.page = location.pathname
  const share = Number(pane)
  if (share >= 10 && share <= 90) document.documentElement.style.setProperty('--launch-share', `${share}%`)
  const portuguese = language === 'pt-BR' || (language === '' && /^pt\b/i.test(navigator.language))
  document.documentElement.lang = portuguese ? 'pt-BR' : 'en'
})()
