import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import styles from './app.module.css'
import { InboxNotices } from './features/inbox/inbox-notices'
import { loadInboxStream } from './features/inbox/load-inbox-stream'
import { startReconciling } from './features/runs/reconcile-runs'
import { UnwrittenNotice } from './features/runs/unwritten-notice'
import { useDemo } from './lib/demo'
import { useT } from './lib/i18n/i18n'
import { usePanelChoice } from './lib/panel-choice'
import { configQuery, queryClient } from './lib/query-client'
import { Header } from './pages/header'
import { loadBatchPage, loadDemoBar, loadInboxPage, prefetchLaterParts } from './pages/later-parts'
import { Overlays } from './pages/overlays'
import { ServerNotice } from './pages/server-notice'
import { StorageNotice } from './pages/storage-notice'
import { Workspace } from './pages/workspace'
import { cx } from './ui/cx'
import { LayoutFrame } from './ui/layout-frame'
import { LazyPart } from './ui/lazy-part'
import { Toaster } from './ui/toast'

/** The page: header, workspace, messages. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Page />
    </QueryClientProvider>
  )
}

function Page() {
  const t = useT()
  const config = useQuery(configQuery)
  const demo = useDemo()
  const [location] = useLocation()
  const panel = usePanelChoice()
  useEffect(() => startReconciling(), [])
  useEffect(() => loadInboxStream(), [])
  useEffect(() => prefetchLaterParts(), [])
  return (
    <div className={styles.page}>
      <Header config={config.data} panelOpen={panel.open} onTogglePanel={panel.toggle} />
      {demo.on && config.data ? (
        <LazyPart
          load={loadDemoBar}
          props={{ targets: config.data.targets }}
          words={{ failed: t('shell.notLoaded'), retry: t('tryAgain') }}
        />
      ) : null}
      <StorageNotice />
      <UnwrittenNotice />
      <ServerNotice config={config} />
      <InboxNotices />
      {config.data && location === '/inbox' ? (
        <LazyPart
          load={loadInboxPage}
          props={{ config: config.data }}
          waiting={<main className={styles.waiting} aria-busy="true" />}
          words={{ failed: t('promises.notLoaded'), retry: t('tryAgain') }}
        />
      ) : null}
      {config.data && location === '/batch' ? (
        <LazyPart
          load={loadBatchPage}
          props={{ config: config.data, onOpenPanel: panel.show }}
          waiting={<main className={styles.waiting} aria-busy="true" />}
          words={{ failed: t('promises.notLoaded'), retry: t('tryAgain') }}
        />
      ) : null}
      {config.data ? (
        <Workspace
          config={config.data}
          panelOpen={panel.open}
          onOpenPanel={panel.show}
          onTogglePanel={panel.toggle}
          hidden={location === '/inbox' || location === '/batch'}
        />
      ) : (
        <main className={cx('shell-main', styles.waiting)} aria-busy="true">
          <div className="shell-left">
            <LayoutFrame credentials={panel.open} />
          </div>
          <div className="shell-right" />
        </main>
      )}
      <Overlays config={config.data} />
      <Toaster dismissLabel={t('dismiss')} />
    </div>
  )
}
