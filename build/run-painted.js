// Put into the built document: runs the page's entry once a frame has been painted, then asks for the page's own font.
;(() => {
  let asked = false
  const run = () => {
    if (asked) return
    asked = true
    import('%entry%')
    const font = document.createElement('link')
    Object.assign(font, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '', href: '%font%' })
    document.head.append(font)
  }
  if (document.visibilityState === 'hidden') return run()
  requestAnimationFrame(() => setTimeout(run))
  // A covered window may get no frames though it counts as visible.
  setTimeout(run, 250)
})()
