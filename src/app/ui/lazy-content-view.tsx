import { type ComponentProps, type ComponentType, useEffect, useState } from 'react'
import type { ContentView } from './content-view'

type Props = ComponentProps<typeof ContentView>

let loaded: ComponentType<Props> | undefined

/** The content's view, loaded with the first content there is; its place is kept meanwhile. */
export function LazyContentView(props: Props) {
  const [View, setView] = useState(() => loaded)
  useEffect(() => {
    if (loaded) return
    let over = false
    void import('./content-view').then((module) => {
      loaded = module.ContentView
      if (!over) setView(() => module.ContentView)
    })
    return () => {
      over = true
    }
  }, [])
  return View ? <View {...props} /> : <div aria-busy="true" style={{ flex: 1, minHeight: 180 }} />
}
