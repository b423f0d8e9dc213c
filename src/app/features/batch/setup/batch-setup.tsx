import { zodResolver } from '@hookform/resolvers/zod'
import { Play } from 'lucide-react'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import type { Config } from '../../../../contract/config-message'
import type { HeaderRow } from '../../../../contract/header-rows'
import type { Target } from '../../../../contract/target'
import type { Batch } from '../../../lib/batch'
import { formatBytes, formatExact } from '../../../lib/format'
import { tExact, useT } from '../../../lib/i18n/i18n'
import { tellPrivateNamesOf } from '../../../lib/private-names'
import { seedSchemaKey } from '../../../lib/seed-schema'
import { type LaunchForm, launchFormSchema } from '../../../lib/start/launch-form-schema'
import { useLive } from '../../../lib/use-live'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import type { Built } from '../prepare/workshop'
import type { Confirmed } from '../run/batch-runner'
import { useGivingUp } from '../use-giving-up'
import { createBatch, RowsChangedError } from './create-batch'
import { faultWords } from './fault-words'
import { findEarlier } from './find-earlier'
import { holdHeaders } from './held-headers'
import { LeftOutNote, useLeftOutSentences } from './left-out-note'
import { LeftSetups } from './left-setups-note'
import { PaceFields } from './pace-fields'
import { PresetsMenu } from './presets-menu'
import { Problems } from './problems'
import { rowsLeftOut } from './rows-left-out'
import { rowsOfSetup } from './rows-of-setup'
import { SeedPreview } from './seed-preview'
import { SeedShape } from './seed-shape'
import type { SendAs } from './send-as'
import { settingsOf } from './settings-of'
import styles from './setup.module.css'
import { setupStore } from './setup-store'
import { SourcePicker } from './source-picker'
import { type StartChoice, StartDialog } from './start-dialog'
import { Step } from './step'
import '../later-words'

type BatchSetupProps = {
  config: Config
  target: Target
  /** As whom it would be sent; null where credentials are missing. */
  sendAs: SendAs | null
  /** What the form begins with. */
  initial: LaunchForm
  /** The fields of one start: names, where the result goes, how the request is written. */
  names: (form: UseFormReturn<LaunchForm>) => ReactNode
  way: (form: UseFormReturn<LaunchForm>) => ReactNode
  /** Where a run is shown. */
  runHref: (startId: string) => string
  onMissingCredentials: () => void
  /** The batch is written down and confirmed. */
  onConfirmed: (batch: Batch, headers: readonly HeaderRow[], confirmed: Confirmed) => void
}

/** A new batch: rows, seeds, where they go and how fast, and a last look before anything is sent. */
export function BatchSetup(props: BatchSetupProps) {
  const { config, target, sendAs, initial, names, way, runHref, onMissingCredentials, onConfirmed } = props
  const t = useT()
  const setup = useSyncExternalStore(setupStore.subscribe, setupStore.get)
  const form = useForm<LaunchForm>({
    defaultValues: setup.form ?? initial,
    resolver: zodResolver(launchFormSchema),
    reValidateMode: 'onChange',
  })
  const [opened, setOpened] = useState<{ form: LaunchForm; count: number; built: Built }>()
  const [writing, setWriting] = useState<number | null>(null)
  const [failed, setFailed] = useState<'batch.notWritten' | 'batch.rowsChanged'>()
  const work = useGivingUp(() => {
    setWriting(null)
    setOpened(undefined)
  })
  const [project, automation] = useWatch({ control: form.control, name: ['project', 'automation'] })
  tellPrivateNamesOf('batch', [project])
  const key = seedSchemaKey(project, automation)
  const schema = useLive(async (db) => (await db.seedSchemas.get(key)) ?? null, key)
  const schemaText = schema.value?.key === key ? schema.value.schemaText : null
  useEffect(() => setupStore.checkAgainst(schemaText), [schemaText])
  useEffect(() => setupStore.limitTo(config.limits.bodyBytes - 8192), [config.limits.bodyBytes])
  // What was typed survives a visit to another page.
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: () => setupStore.note({ form: structuredClone(form.getValues()) }),
      }),
    [form],
  )

  const { built, fault, found } = setup
  const open = async (values: LaunchForm) => {
    if (sendAs === null) return onMissingCredentials()
    await setupStore.catchUp()
    const { built } = setupStore.get()
    // Called off where the rows are read anew meanwhile: there is nothing to look at yet.
    const count = await setupStore.countOf().catch(() => 0)
    if (built && count > 0 && setupStore.get().built === built) setOpened({ form: values, count, built })
  }
  // After a reload their values are gone: secrets are not kept.
  const missing =
    opened && opened.form.sendTo !== 'default'
      ? opened.form.headers.flatMap(({ name, value }) => (name.trim() !== '' && value === '' ? name : []))
      : []
  const close = () => {
    work.giveUp()
    setWriting(null)
    setOpened(undefined)
  }
  const confirm = async ({ limit, count, trial, without, headers: given }: StartChoice) => {
    if (!opened || writing !== null) return
    const over = work.begin()
    setWriting(0)
    setFailed(undefined)
    try {
      const name = tExact('batch.name', {
        automation: opened.form.automation.trim(),
        time: formatExact(Date.now()),
      })
      const batch = await createBatch(opened.form, target, {
        limit,
        name,
        without: new Set(without),
        seen: opened,
        over,
        onProgress: setWriting,
      })
      const givenValue = (name: string) => given.find((row) => row.name === name)?.value ?? ''
      const rows = opened.form.headers.map((row) =>
        row.value === '' ? { ...row, value: givenValue(row.name) } : row,
      )
      const headers = batch.headerNames.length === 0 ? [] : rows
      holdHeaders(batch.id, headers)
      setupStore.clear()
      setWriting(null)
      setOpened(undefined)
      onConfirmed(batch, headers, { count, trial })
    } catch (error) {
      // Given up: the dialog is closed, or shows another try.
      if (over.aborted) return
      setFailed(error instanceof RowsChangedError ? 'batch.rowsChanged' : 'batch.notWritten')
      close()
    }
  }
  const outside = rowsLeftOut(setup)
  const notSent = useLeftOutSentences(outside)
  const out = outside.duplicates + outside.misfits
  return (
    <div className={styles.setup}>
      <div className={styles.scroll}>
        <div className={styles.inner}>
          <header className={styles.title}>
            <div className={styles.titleLine}>
              <h2>{t('batch.new')}</h2>
              <PresetsMenu settings={() => settingsOf(setupStore.get(), form.getValues())} />
            </div>
            <p className={styles.faint}>{t('batch.intro')}</p>
            <LeftSetups />
          </header>
          <Step number={1} title={t('batch.step.rows')}>
            <SourcePicker setup={setup} />
            {fault ? (
              <p role="alert" className={styles.fault}>
                {faultWords(t, fault)}
              </p>
            ) : null}
          </Step>
          {found ? (
            <Step number={2} title={t('batch.step.seeds')}>
              <SeedShape setup={setup} />
              <Problems setup={setup} />
              <SeedPreview built={setup.built} />
            </Step>
          ) : null}
          <Step number={found ? 3 : 2} title={t('batch.step.where')}>
            {names(form)}
            <div className={styles.part}>{way(form)}</div>
            <PaceFields pace={setup.pace} onChange={(pace) => setupStore.note({ pace })} />
          </Step>
        </div>
      </div>
      {failed ? (
        <p role="alert" className={styles.fault}>
          {t(failed)}
        </p>
      ) : null}
      <footer className={cx(styles.bar, !target.simulated && styles.liveBar)}>
        <Button
          look="primary"
          size="large"
          aria-disabled={!built || built.good - out <= 0}
          onClick={() => {
            if (built && built.good - out > 0) void form.handleSubmit(open)()
          }}
        >
          <Play size={15} aria-hidden />
          {t('batch.review')}
        </Button>
        <p className={styles.sum}>
          {built
            ? t('batch.summary', { count: built.good - out, bytes: formatBytes(built.bytes) })
            : t(found ? 'batch.notBuilt' : 'batch.noRows')}
          {built
            ? notSent.map(({ text, bad }) => (
                <span key={text} className={cx(bad && styles.bad)}>
                  {` ${text}`}
                </span>
              ))
            : null}
        </p>
      </footer>
      {opened && sendAs ? (
        <StartDialog
          facts={{
            target,
            pace: setup.pace,
            ...opened.form,
          }}
          count={opened.count}
          used={0}
          limit={opened.count}
          sendAs={sendAs}
          madeFor={null}
          earlier={(over) =>
            findEarlier({ form: opened.form, target, exceptBatch: null }, rowsOfSetup(over), over)
          }
          missingHeaders={missing}
          mayRepeat={0}
          goesOn={false}
          leftOutRows={<LeftOutNote rows={rowsLeftOut({ ...setup, built: opened.built })} />}
          writing={writing}
          runHref={runHref}
          onStart={(choice) => void confirm(choice)}
          onClose={close}
        />
      ) : null}
    </div>
  )
}
