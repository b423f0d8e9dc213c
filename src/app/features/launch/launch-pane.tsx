import { zodResolver } from '@hookform/resolvers/zod'
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import type { Config } from '../../../contract/config-message'
import type { Target } from '../../../contract/target'
import { draftKey } from '../../lib/draft'
import { useT } from '../../lib/i18n/i18n'
import { type LaunchForm, launchFormSchema } from '../../lib/start/launch-form-schema'
import { prepareLaunch } from '../../lib/start/prepare-launch'
import type { Suggestion } from '../../ui/combobox'
import { toasts } from '../../ui/toast'
import { createDraftKeeper } from './draft-keeper'
import { DraftNotice } from './draft-notice'
import type { Workspace } from './drafts'
import { HeadersInMemory } from './headers-in-memory'
import type { LaunchCredentials, LaunchPaneHandle, SeedSource } from './launch-handle'
import styles from './launch-pane.module.css'
import { LaunchQuestions, questionOf } from './launch-questions'
import { LaunchTrouble, NoAnswer } from './launch-trouble'
import { NameFields } from './name-fields'
import { RequestPreview } from './request-preview'
import { SendToFields } from './send-to-fields'
import { StartBar } from './start-bar'
import { useBudget } from './use-budget'
import { useDraftKeeping } from './use-draft-keeping'
import { useSealedHeaders } from './use-sealed-headers'
import { newTicket, useStart } from './use-start'
import { useStartKeys } from './use-start-keys'
import { WireFields } from './wire-fields'

type LaunchPaneProps = {
  config: Config
  target: Target
  inboxId: string
  initial: Workspace
  seed: SeedSource
  credentials: LaunchCredentials
  suggestions: { projects: readonly Suggestion[]; automations: readonly Suggestion[] }
  /** The workbench, given what only this pane knows. */
  editor: (props: { onSubmit: () => void; request: () => ReactNode; error: string | undefined }) => ReactNode
  /** How to make this dashboard reachable; shown where the target can’t reach it. */
  reachHelp: ReactNode
  /** Shown above the start bar: what became of the last start. */
  outcome: ReactNode
  onStarted: (startId: string) => void
  /** Leads to an earlier run. */
  onShow: (startId: string) => void
  onMissingCredentials: () => void
  /** Copy the request as code. */
  onTakeOut: () => void
  ref?: Ref<LaunchPaneHandle>
}

/** The left side: what I am about to do. */
export function LaunchPane(props: LaunchPaneProps) {
  const { config, target, inboxId, initial, seed, credentials, suggestions, onStarted } = props
  const t = useT()
  const form = useForm<LaunchForm>({
    defaultValues: initial.form,
    resolver: zodResolver(launchFormSchema),
    reValidateMode: 'onChange',
  })
  const budget = useBudget(target, credentials?.profile ?? null)
  const [keeper] = useState(() =>
    createDraftKeeper(target.id, {
      // A copy: the form goes on changing its own.
      read: () => ({ form: structuredClone(form.getValues()), seedText: seed.get().text }),
      write: (key, workspace) => {
        form.reset(workspace.form)
        seed.open(key, workspace.seedText)
      },
      rename: (key) => seed.open(key, seed.get().text),
    }),
  )
  const inbox = { publicUrl: config.inbox.publicUrl, inboxId }
  const { launch, ticket, seedError, clearSeedError, question, setQuestion, start } = useStart({
    form,
    seed,
    config,
    target,
    inbox,
    credentials,
    flush: () => keeper.flush(),
    onStarted,
    onMissingCredentials: props.onMissingCredentials,
  })
  useDraftKeeping(keeper, form, seed, clearSeedError)
  useEffect(() => keeper.targetChanged(target.id), [keeper, target.id])
  useSealedHeaders({
    form,
    draftKey: () => draftKey(target.id, form.getValues('project'), form.getValues('automation')),
    flush: () => keeper.flush(),
    letGo: () => {
      if (!launch.isPending) launch.reset()
    },
  })

  useImperativeHandle(props.ref, () => ({
    load(workspace) {
      return keeper.replace(workspace).then((undo) => {
        if (undo === null) return
        const { automation } = workspace.form
        const putBack = () =>
          undo().then(
            (where) => where === 'there' && toasts.show(t('seeds.putBack', { automation })),
            () => toasts.show(t('seeds.toolFailed')),
          )
        toasts.show(t('seeds.replaced', { automation }), { label: t('undo'), run: () => void putBack() })
      })
    },
    read: () => ({ form: structuredClone(form.getValues()), seedText: seed.get().text }),
    name(project, automation) {
      form.setValue('project', project)
      form.setValue('automation', automation)
      void keeper.namesSettled()
    },
    start: () => start(),
    setLimit: () => askForLimit(),
    request() {
      const { success, data } = launchFormSchema.safeParse(form.getValues())
      if (!success) return null
      const seedText = seed.get().text
      const parts = { form: data, seedText, target, ticket: newTicket(), inbox }
      const { url, wire, webhook } = prepareLaunch(parts)
      const ownInbox = data.sendTo === 'inbox' ? inboxId : null
      return {
        url,
        wire,
        webhook,
        automation: data.automation.trim(),
        seedText,
        inboxId: ownInbox,
        credentials,
      }
    },
  }))

  const values = useWatch({ control: form.control }) as LaunchForm

  const askForLimit = () => {
    if (credentials) setQuestion({ asked: { kind: 'limit' }, confirmed: {} })
    else props.onMissingCredentials()
  }
  const pane = useRef<HTMLDivElement>(null)
  useStartKeys(start, pane)

  const request = () => (
    <RequestPreview
      parts={{ form: values, seedText: seed.get().text, target, ticket, inbox }}
      credentials={credentials}
      onTakeOut={props.onTakeOut}
    />
  )
  return (
    <div ref={pane} className={styles.pane}>
      <div className={styles.scroll}>
        <NameFields
          form={form}
          target={target}
          suggestions={suggestions}
          onSettled={() => void keeper.namesSettled()}
        />
        <DraftNotice keeper={keeper} />
        {props.editor({ onSubmit: start, request, error: seedError })}
        <div className={styles.lower}>
          <SendToFields
            form={form}
            target={target}
            publicUrl={config.inbox.publicUrl}
            reachHelp={props.reachHelp}
            headersNote={<HeadersInMemory />}
            beside={<WireFields form={form} target={target} />}
          />
        </div>
      </div>
      {launch.isError && questionOf(launch.error) === null ? <LaunchTrouble error={launch.error} /> : null}
      {launch.data?.kind === 'open' ? <NoAnswer cause={launch.data.cause} /> : null}
      {props.outcome}
      <StartBar
        automation={values.automation}
        project={values.project}
        target={target}
        profile={credentials?.profile ?? null}
        sending={launch.isPending}
        budget={budget}
        onBudget={askForLimit}
        onStart={() => start()}
      />
      {question ? (
        <LaunchQuestions
          question={question.asked}
          automation={values.automation.trim()}
          project={values.project.trim()}
          target={target}
          profile={credentials?.profile ?? ''}
          onClose={() => setQuestion(undefined)}
          onShow={(startId) => {
            setQuestion(undefined)
            props.onShow(startId)
          }}
          onConfirm={(now) => {
            setQuestion(undefined)
            // What a link chose is the operator’s own choice from here on; the draft keeps that.
            if (now.checked) form.setValue('fromLink', undefined)
            start({ ...question.confirmed, ...now })
          }}
        />
      ) : null}
    </div>
  )
}
