import { useState } from 'react'
import type { InboxTest } from '../../../contract/inbox-messages'
import { isPrivateHost } from '../../../contract/webhook-url'
import { formatDuration } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { testInbox } from '../../lib/inbox-api'
import { serverTrouble } from '../../lib/server-trouble'
import { Button } from '../../ui/button'
import { ownInbox } from './inbox-id'
import styles from './test-inbox.module.css'

type State =
  | { kind: 'idle' | 'busy' }
  | { kind: 'untested'; error: unknown }
  | { kind: 'done'; test: InboxTest }

/** Lets the server send a delivery to this inbox by its public URL, and says in words what became of it. */
export function TestInbox() {
  const t = useT()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const run = async () => {
    setState({ kind: 'busy' })
    try {
      setState({ kind: 'done', test: await testInbox(await ownInbox()) })
    } catch (error) {
      setState({ kind: 'untested', error })
    }
  }
  return (
    <div className={styles.test}>
      <Button aria-disabled={state.kind === 'busy'} onClick={() => state.kind !== 'busy' && void run()}>
        {t(state.kind === 'busy' ? 'inbox.testing' : 'inbox.testMine')}
      </Button>
      <div role="status" className={styles.outcome}>
        {state.kind === 'untested' ? (
          <p className={styles.bad}>{serverTrouble(state.error, 'inbox.tested.noServer')}</p>
        ) : null}
        {state.kind === 'done' ? <Outcome test={state.test} /> : null}
      </div>
    </div>
  )
}

function Outcome({ test }: { test: InboxTest }) {
  const t = useT()
  const isLocal = URL.canParse(test.via) && isPrivateHost(new URL(test.via).hostname)
  const kind = test.ok ? (isLocal ? 'okLocal' : 'ok') : (test.error ?? 'failed')
  const words = t(`inbox.tested.${kind}`, {
    via: test.via,
    duration: formatDuration(test.durationMs),
    status: test.status ?? '',
  })
  return <p className={test.ok ? (isLocal ? styles.warn : styles.ok) : styles.bad}>{words}</p>
}
