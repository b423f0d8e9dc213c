import { type ComponentProps, type ComponentType, useEffect, useState } from 'react'
import type { InboxPage } from './inbox-page'

type Props = ComponentProps<typeof InboxPage>

let loaded: ComponentType<Props> | undefined

/** The inbox's page, loaded when it is first gone to. */
export function LazyInboxPage(props: Props) {
  const [Page, setPage] = useState(() => loaded)
  useEffect(() => {
    void import('./inbox-page').then((module) => {
      loaded = module.InboxPage
      setPage(() => module.InboxPage)
    })
  }, [])
  return Page ? <Page {...props} /> : <main aria-busy="true" style={{ flex: 1 }} />
}
