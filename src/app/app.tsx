import { QueryClientProvider, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Config } from '../contract/config-message'
import styles from './app.module.css'
import { InboxNotices } from './features/inbox/inbox-notices'
import { loadInboxStream } from './features/inbox/load-inbox-stream'
import { startReconciling } from './features/runs/reconcile-runs'
import { UnwrittenNotice } from './features/runs/unwritten-notice'
import { useDemo } from './lib/demo'
import { useT } from './lib/i18n/i18n'
import { usePanelChoice } from './lib/panel-choice'
import { configQuery, queryClient } from './lib/query-client'
import { reloadPage } from './lib/reload-page'
import { Header } from './pages/header'
import {
  loadAccessForm,
  loadBatchPage,
  loadDemoBar,
  loadInboxPage,
  prefetchLaterParts,
} from './pages/later-parts'
import { Overlays } from './pages/overlays'
import { PageNotices } from './pages/page-notices'
import { ServerNotice, wantsAccessToken } from './pages/server-notice'
import { StorageNotice } from './pages/storage-notice'
import { Workspace } from './pages/workspace'
import { Boundary } from './ui/boundary'
import { cx } from './ui/cx'
import { LayoutFrame } from './ui/layout-frame'
import { LazyPart } from './ui/lazy-part'
import { Toaster } from './ui/toast'

/** The page: header, workspace, messages. What fails in none of its parts still leaves words and a way on. */
export function App() {
  const t = useT()
  return (
    <Boundary
      words={t('shell.failed')}
      retry={t('promises.storage.reload')}
      onRetry={() => void reloadPage()}
    >
      <QueryClientProvider client={queryClient}>
        <Page />
      </QueryClientProvider>
    </Boundary>
  )
}

function Page() {
  const t = useT()
  const config = useQuery(configQuery)
  const demo = useDemo()
  const [location] = useLocation()
  const panel = usePanelChoice()
  const locked = useLocked(config)
  useEffect(() => startReconciling(), [])
  useEffect(() => loadInboxStream(), [])
  useEffect(() => prefetchLaterParts(), [])
  const question = (
    <LazyPart
      load={loadAccessForm}
      props={{ config }}
      words={{ failed: t('shell.notLoaded'), retry: t('tryAgain') }}
    />
  )
  return (
    <div className={styles.page}>
      <Boundary>
        <Header config={config.data} locked={locked} panelOpen={panel.open} onTogglePanel={panel.toggle} />
      </Boundary>
      {demo.on && config.data ? (
        <LazyPart
          load={loadDemoBar}
          props={{ targets: config.data.targets }}
          words={{ failed: t('shell.notLoaded'), retry: t('tryAgain') }}
        />
      ) : null}
      <Boundary>
        <PageNotices />
        <StorageNotice />
        <UnwrittenNotice />
        <ServerNotice config={config} />
        <InboxNotices />
      </Boundary>
      {locked && config.data ? question : null}
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
      ) : locked ? (
        <main className={styles.waiting}>{question}</main>
      ) : (
        <main className={cx('shell-main', styles.waiting)} aria-busy="true">
          <div className="shell-left">
            <LayoutFrame credentials={panel.open} />
          </div>
          <div className="shell-right" />
        </main>
      )}
      <Boundary>
        <Overlays config={config.data} />
      </Boundary>
      <Boundary>
        <Toaster dismissLabel={t('dismiss')} />
      </Boundary>
    </div>
  )
}

/** Whether the server wants its access token; while a token is tried, the question stays. */
function useLocked({ error, isSuccess }: UseQueryResult<Config>): boolean {
  const [locked, setLocked] = useState(false)
  const now = wantsAccessToken(error) || (locked && !isSuccess)
  if (now !== locked) setLocked(now)
  return now
}
