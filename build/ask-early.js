// Put into the built document: asks for the server's settings while the scripts are on their way (src/app/lib/early-config.ts
// takes the answer).
;(() => {
  try {
    // Wakes the browser's storage, which takes as long as everything else until the form: it opens nothing.
    globalThis.indexedDB?.databases?.().catch(() => {})
  } catch {
    // Refused: what uses it says so.
  }
  const headers = { accept: 'application/json' }
  try {
    const token = sessionStorage.getItem('seedpad.access')
    if (token !== null) headers['X-Seedpad-Access'] = token
  } catch {
    // Without storage no token was kept.
  }
  const options = { headers, cache: 'no-store', credentials: 'omit', redirect: 'manual' }
  globalThis.seedpadConfig = fetch('/api/config', options)
  // Whoever takes the answer hears of the failure.
  globalThis.seedpadConfig.catch(() => {})
})()
