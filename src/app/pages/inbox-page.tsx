import { CheckCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useSearch } from 'wouter'
import type { Config } from '../../contract/config-message'
import { AboutInbox } from '../features/inbox/about-inbox'
import { ClearDialog } from '../features/inbox/clear-dialog'
import { DeliveryDetail } from '../features/inbox/delivery-detail'
import { InboxList } from '../features/inbox/inbox-list'
import { useT } from '../lib/i18n/i18n'
import { usePaneShare } from '../lib/layout'
import { markAllSeen, useUnseen } from '../lib/unseen'
import { useLive } from '../lib/use-live'
import { NARROW, useMedia } from '../lib/use-media'
import { Boundary } from '../ui/boundary'
import { Menu } from '../ui/menu'
import { Splitter } from '../ui/splitter'
import styles from './inbox-page.module.css'

/** Everything that was ever delivered to this browser's inbox, with or without a run. */
export function InboxPage({ config }: { config: Config }) {
  const t = useT()
  const narrow = useMedia(NARROW)
  const selected = new URLSearchParams(useSearch()).get('delivery')
  const [share, setShare] = usePaneShare('inbox', 42)
  const [clearing, setClearing] = useState(false)
  const unseen = useUnseen()
  const empty = useLive(async (db) => (await db.deliveries.count()) === 0, '').value
  // Where nothing else is shown, what an operator of a new inbox looks for.
  const aboutBeside = !narrow && selected === null
  return (
    <main className={styles.page}>
      <section
        aria-label={t('inbox.heading')}
        className={styles.side}
        style={narrow ? undefined : { flex: `0 0 ${share}%` }}
        hidden={narrow && selected !== null}
      >
        <header className={styles.header}>
          <h2>{t('inbox.heading')}</h2>
          <Menu
            label={t('inbox.menu')}
            icon={<span aria-hidden>⋯</span>}
            items={[
              {
                label: t('inbox.seenAll'),
                icon: <CheckCheck size={14} aria-hidden />,
                disabled: unseen.size === 0,
                onSelect: () => void markAllSeen(),
              },
              {
                label: t('inbox.clear'),
                icon: <Trash2 size={14} aria-hidden />,
                danger: true,
                onSelect: () => setClearing(true),
              },
            ]}
          />
        </header>
        {aboutBeside ? null : (
          <details className={styles.about}>
            <summary>{t('inbox.about')}</summary>
            <AboutInbox publicUrl={config.inbox.publicUrl} />
          </details>
        )}
        <Boundary words={t('pane.failed')} retry={t('tryAgain')}>
          <InboxList
            selected={selected}
            hrefOf={(key) => `/inbox?delivery=${key}`}
            empty={
              <div className={styles.empty}>
                <p className={styles.emptyTitle}>{t('inbox.emptyTitle')}</p>
                <p>{t('inbox.empty')}</p>
              </div>
            }
          />
        </Boundary>
      </section>
      {narrow ? null : (
        <Splitter
          label={t('shell.panes')}
          orientation="vertical"
          value={share}
          min={28}
          max={65}
          onChange={setShare}
        />
      )}
      <section aria-label={t('inbox.detail')} className={styles.main} hidden={narrow && selected === null}>
        <Boundary words={t('pane.failed')} retry={t('tryAgain')}>
          {selected === null ? (
            <div className={styles.idle}>
              {empty === false ? <p className={styles.choose}>{t('inbox.choose')}</p> : null}
              {aboutBeside ? (
                <>
                  <h3>{t('inbox.about')}</h3>
                  <AboutInbox publicUrl={config.inbox.publicUrl} />
                </>
              ) : null}
            </div>
          ) : (
            <DeliveryDetail
              deliveryKey={selected}
              runHref={(startId) => `/runs?run=${startId}`}
              backHref="/inbox"
            />
          )}
        </Boundary>
      </section>
      {clearing ? <ClearDialog onClose={() => setClearing(false)} /> : null}
    </main>
  )
}
