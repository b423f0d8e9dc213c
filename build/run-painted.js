// Put into the built document: runs the page's entry once a frame has been painted, then asks for the page's own font.
;(() => {
  let asked = false
  // No script of the page is there to say it.
  const fail = () => {
    const own = /^\/(?:$|(?:batch|design|index\.html|inbox|runs)(?:\/|$))/.test(location.pathname)
    const portuguese = document.documentElement.lang === 'pt-BR'
    const retry = portuguese ? 'Recarregar' : 'Reload'
    const words = portuguese
      ? own
        ? 'O Seedpad não pôde ser carregado. Confira se o servidor dele está no ar e recarregue. O que você digitou antes está guardado.'
        : 'O Seedpad só funciona na raiz de um host, e aqui foi aberto em um subcaminho. Dê a ele um nome de host ou uma porta própria (docs/deploy.md).'
      : own
        ? 'Seedpad could not be loaded. Check that its server runs, then reload. What you typed before is kept.'
        : 'Seedpad works at the root of a host only, and was opened under a path here. Give it a host name or a port of its own (docs/deploy.md).'
    const alert = document.createElement('div')
    const button = document.createElement('button')
    alert.setAttribute('role', 'alert')
    alert.style.cssText = 'max-width:60ch;margin:auto;padding:10vh 24px;font:16px/1.6 system-ui,sans-serif'
    // Under a path, loading it again is no help.
    alert.append(words, ' ', ...(own ? [button] : []))
    button.textContent = retry
    button.onclick = () => location.reload()
    document.getElementById('root').replaceChildren(alert)
  }
  const run = () => {
    if (asked) return
    asked = true
    import('%entry%').catch(fail)
    const font = document.createElement('link')
    Object.assign(font, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '', href: '%font%' })
    document.head.append(font)
  }
  if (document.visibilityState === 'hidden') return run()
  requestAnimationFrame(() => setTimeout(run))
  // A covered window may get no frames though it counts as visible.
  setTimeout(run, 250)
})()
