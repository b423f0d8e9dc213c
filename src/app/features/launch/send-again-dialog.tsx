import { type FormEvent, useId, useRef, useState } from 'react'
import type { Config } from '../../../contract/config-message'
import type { Target } from '../../../contract/target'
import { formatRelative } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { Words } from '../../lib/i18n/words'
import { StrongName } from '../../lib/plain-name'
import { randomSecret, randomUuid } from '../../lib/random'
import type { Run } from '../../lib/run'
import { cautionOf } from '../../lib/start/caution-of'
import { CheckFirst } from '../../lib/start/check-first'
import { headerValueErrors } from '../../lib/start/header-value-errors'
import type { StartTicket } from '../../lib/start/prepare-launch'
import { AcceptedError, TwinError } from '../../lib/start/write-ahead'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { Input } from '../../ui/input'
import { HeaderValueFields } from './header-value-fields'
import type { LaunchCredentials } from './launch-handle'
import { launchOfRun } from './launch-of-run'
import { LaunchTrouble } from './launch-trouble'
import styles from './send-again-dialog.module.css'
import { useAgainTwin } from './use-again-twin'
import { useLaunch } from './use-launch'
import { workspaceOfRun } from './workspace-of-run'
import './later-words'

type SendAgainDialogProps = {
  run: Run
  config: Config
  /** The run's target as the server offers it now. */
  target: Target | undefined
  inboxId: string
  credentials: LaunchCredentials
  /** "Only if not accepted yet" stands chosen. */
  unlessAccepted: boolean
  /** The new run is written down and about to be sent. */
  onSent: (startId: string) => void
  onShow: (startId: string) => void
  onEdit: (run: Run) => void
  onClose: () => void
}

/** Sends a run of unknown outcome once more, knowingly: says what it may cost, and asks for what history does not keep. */
export function SendAgainDialog(props: SendAgainDialogProps) {
  const { run, config, target, inboxId, credentials, onSent, onShow, onEdit, onClose } = props
  const t = useT()
  const formId = useId()
  const formElement = useRef<HTMLFormElement>(null)
  const [ticket] = useState<StartTicket>(() => ({ startId: randomUuid(), deliverySecret: randomSecret() }))
  const workspace = workspaceOfRun(run)
  const [values, setValues] = useState(() => workspace.form.headers.map(() => ''))
  const [tried, setTried] = useState(false)
  const [typed, setTyped] = useState('')
  const mustType = credentials !== null && target?.simulated === false && credentials.confirmTyped
  const [broken, setBroken] = useState(false)
  const { twin, seen, refuse } = useAgainTwin(run)
  const launch = useLaunch()
  const busy = useRef(false)
  // Of an unknown outcome nothing is proven; anything else is simply run once more.
  const isUnknown = run.state === 'unknown'
  const simulated = run.target.simulated
  const canSpare = run.state !== 'started'
  const [unless, setUnless] = useState(props.unlessAccepted)
  const [accepted, setAccepted] = useState<Run>()

  const headers = workspace.form.headers.map(({ name }, at) => ({ name, value: values[at] ?? '' }))
  const errors = headerValueErrors(headers, 'promises.againDialog.headerMissing')
  const caution = (target ?? run.target).simulated ? null : cautionOf(workspace.form)
  const blocked = target === undefined || credentials === null

  const send = async () => {
    if (target === undefined || credentials === null) return
    await launch.mutateAsync({
      ...launchOfRun({ run, config, target, inboxId, credentials, ticket, headers }),
      twinConfirmed: seen,
      unlessAccepted: canSpare && unless,
      onWritten: () => onSent(ticket.startId),
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const wrong = errors.findIndex((error) => error !== null)
    if (wrong >= 0) {
      formElement.current?.querySelectorAll('input')[wrong]?.focus()
      return
    }
    if (mustType && typed.trim() !== run.automation) {
      formElement.current?.querySelector<HTMLInputElement>('[data-typed]')?.focus()
      return
    }
    // The second click of a double click is not a second decision.
    if (busy.current || blocked) return
    busy.current = true
    send()
      .catch((error) => {
        if (error instanceof AcceptedError) setAccepted(error.earlier)
        else if (error instanceof TwinError) refuse(error.twin)
        // Other kinds are shown from the mutation's state; a row with a damaged name does not get that far.
        else if (error instanceof TypeError) setBroken(true)
      })
      .finally(() => {
        busy.current = false
      })
  }

  return (
    <Dialog
      title={t(isUnknown ? 'promises.againDialog.title' : 'runs.again.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" className={styles.edit ?? ''} onClick={() => onEdit(run)}>
            {t('promises.againDialog.edit')}
          </Button>
          <Button onClick={onClose} data-autofocus={headers.length === 0 ? true : undefined}>
            {t('promises.againDialog.cancel')}
          </Button>
          <Button look="primary" type="submit" form={formId} aria-disabled={blocked || launch.isPending}>
            {launch.isPending
              ? t('promises.againDialog.sending')
              : isUnknown
                ? t(simulated ? 'promises.againDialog.confirm' : 'promises.againDialog.confirmPaid')
                : t('runs.again.button')}
          </Button>
        </>
      }
    >
      <form ref={formElement} id={formId} className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.warning}>
          {isUnknown
            ? t(simulated ? 'promises.againDialog.free' : 'promises.againDialog.paid')
            : t(simulated ? 'runs.again.free' : 'runs.again.paid')}
        </p>
        {twin ? (
          <p className={styles.warning} role="alert">
            {t('promises.againDialog.again', { ago: formatRelative(twin.createdAt, Date.now()) })}{' '}
            <Button size="small" onClick={() => onShow(twin.startId)}>
              {t('promises.againDialog.showAgain')}
            </Button>
          </p>
        ) : null}
        <p>
          <Words
            id="promises.againDialog.what"
            parts={{
              automation: <StrongName text={run.automation} />,
              project: <StrongName text={run.project} />,
              target: <b>{target?.label ?? run.target.label}</b>,
              profile: <StrongName text={credentials?.profile ?? '—'} />,
            }}
          />
        </p>
        {caution ? (
          <CheckFirst
            caution={caution}
            facts={{
              ...workspace.form,
              target: target ?? run.target,
              profile: credentials?.profile ?? '—',
            }}
          />
        ) : null}
        {target === undefined ? (
          <p role="alert" className={styles.bad}>
            {t('promises.againDialog.noTarget', { target: run.target.label })}
          </p>
        ) : credentials === null ? (
          <p role="alert" className={styles.bad}>
            {t('promises.againDialog.credentials', { target: target.label })}
          </p>
        ) : target.baseUrl === run.target.baseUrl ? null : (
          <p className={styles.warning}>
            {t('promises.againDialog.moved', {
              target: target.label,
              now: target.baseUrl,
              // biome-ignore lint/suspicious/noThenProperty: a gap in the words, not a promise
              then: run.target.baseUrl,
            })}
          </p>
        )}
        {headers.length === 0 ? null : <p>{t('promises.againDialog.headers')}</p>}
        <HeaderValueFields
          headers={headers}
          errors={tried ? errors : []}
          onChange={(at, value) => setValues(values.with(at, value))}
        />
        {mustType ? (
          <Field
            label={t('caution.typed.field')}
            error={tried && typed.trim() !== run.automation ? t('caution.typed.wrong') : undefined}
          >
            {(control) => (
              <Input
                {...control}
                mono
                data-typed=""
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        {canSpare ? (
          <label className={styles.unless}>
            <input
              type="checkbox"
              checked={unless}
              onChange={(event) => {
                setUnless(event.target.checked)
                setAccepted(undefined)
              }}
            />
            {t('runs.again.unless')}
          </label>
        ) : null}
        {accepted ? (
          <p className={styles.warning} role="alert">
            {t(accepted.state === 'started' ? 'runs.again.accepted' : 'runs.again.underWay', {
              ago: formatRelative(accepted.createdAt, Date.now()),
            })}{' '}
            <Button size="small" onClick={() => onShow(accepted.startId)}>
              {t('promises.againDialog.showAgain')}
            </Button>
          </p>
        ) : null}
        {broken ? (
          <p role="alert" className={styles.bad}>
            {t('promises.againDialog.failed')}
          </p>
        ) : null}
        {launch.isError &&
        !(launch.error instanceof TwinError) &&
        !(launch.error instanceof AcceptedError) ? (
          <LaunchTrouble error={launch.error} />
        ) : null}
      </form>
    </Dialog>
  )
}
