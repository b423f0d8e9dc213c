import type { ComponentProps } from 'react'
import type { ContentView } from './content-view'
import { LazyPart } from './lazy-part'

type Props = ComponentProps<typeof ContentView>

const load = () => import('./content-view').then((module) => ({ default: module.ContentView }))

/** The content's view, loaded with the first content there is; its place is kept meanwhile. */
export function LazyContentView(props: Props) {
  return (
    <LazyPart
      load={load}
      props={props}
      words={props.words}
      waiting={<div aria-busy="true" style={{ flex: 1, minHeight: 180 }} />}
    />
  )
}
