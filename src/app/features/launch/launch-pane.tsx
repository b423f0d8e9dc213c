import { zodResolver } from '@hookform/resolvers/zod'
import {
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { useForm, useWatch } from 'react-hook-form'
import type { Config } from '../../../contract/config-message'
import type { CheckedJson } from '../../../contract/json-text'
import { utf8Length } from '../../../contract/limits'
import type { Target } from '../../../contract/target'
import { draftKey } from '../../lib/draft'
import { formatBytes } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { randomSecret, randomUuid } from '../../lib/random'
import { type LaunchForm, launchFormSchema } from '../../lib/start/launch-form-schema'
import { MASK, prepareLaunch, type StartTicket } from '../../lib/start/prepare-launch'
import type { Suggestion } from '../../ui/combobox'
import { toasts } from '../../ui/toast'
import { createDraftKeeper } from './draft-keeper'
import { DraftNotice } from './draft-notice'
import type { Workspace } from './drafts'
import styles from './launch-pane.module.css'
import { type Confirmed, LaunchQuestions, type Question, questionOf } from './launch-questions'
import { LaunchTrouble, NoAnswer } from './launch-trouble'
import { NameFields } from './name-fields'
import { RequestView } from './request-view'
import { SendToFields } from './send-to-fields'
import { StartBar } from './start-bar'
import { useBudget } from './use-budget'
import { useLaunch } from './use-launch'
import { useSealedHeaders } from './use-sealed-headers'
import { WireFields } from './wire-fields'

/** The seed as this pane needs it; the workbench owns the rest. */
export type SeedSource = {
  get(): { text: string; version: number }
  setText(text: string): void
  /** Opens the text of a draft, with its own undo history. */
  open(draft: string, text: string): void
  subscribe(listener: () => void): () => void
  settled(): Promise<{
    text: string
    check: { status: 'blank' } | { status: 'checking' } | ({ status: 'checked' } & CheckedJson)
  }>
}

/** What is sent as whom. `null`: nothing usable was given. */
export type LaunchCredentials = {
  authorization: string
  apiKey: string
  profile: string
  /** The profile wants the automation's name typed before each paid start. */
  confirmTyped: boolean
} | null

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

/** Lets the page put a former run back into the form, and take out what stands in it. */
export type LaunchPaneHandle = {
  load(workspace: Workspace): void
  read(): Workspace
  /** Goes to the draft of an automation. */
  name(project: string, automation: string): void
  /** The same as a click on the start button. */
  start(): void
  /** Opens the daily limit of the profile in use. */
  setLimit(): void
  /** The request of a start that is made elsewhere, so with an identity of its own; `null` while the form is incomplete. */
  request(): TakenOut | null
}

/** A request as it would be sent now, with every secret in it. */
type TakenOut = Pick<ReturnType<typeof prepareLaunch>, 'url' | 'wire' | 'webhook'> & {
  automation: string
  seedText: string
  /** The inbox's secret part of the webhook's URL, where the result goes to the inbox. */
  inboxId: string | null
  credentials: LaunchCredentials
}

const newTicket = (): StartTicket => ({ startId: randomUuid(), deliverySecret: randomSecret() })

/** The left side: what I am about to do. */
export function LaunchPane(props: LaunchPaneProps) {
  const { config, target, inboxId, initial, seed, credentials, suggestions, onStarted } = props
  const t = useT()
  const form = useForm<LaunchForm>({
    defaultValues: initial.form,
    resolver: zodResolver(launchFormSchema),
    reValidateMode: 'onChange',
  })
  const [ticket, setTicket] = useState(newTicket)
  const [seedError, setSeedError] = useState<string>()
  const [question, setQuestion] = useState<{ asked: Question; confirmed: Confirmed }>()
  const budget = useBudget(target, credentials?.profile ?? null)
  const busy = useRef(false)
  const launch = useLaunch()
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
  useDraftKeeping(keeper, form, seed, () => setSeedError(undefined))
  useEffect(() => keeper.targetChanged(target.id), [keeper, target.id])
  useSealedHeaders({
    form,
    draftKey: () => draftKey(target.id, form.getValues('project'), form.getValues('automation')),
    flush: () => keeper.flush(),
    letGo: () => {
      if (!launch.isPending) launch.reset()
    },
  })

  const inbox = { publicUrl: config.inbox.publicUrl, inboxId }
  useImperativeHandle(props.ref, () => ({
    load(workspace) {
      void keeper.replace(workspace).then((before) => {
        if (before === null) return
        const words = t('seeds.replaced', { automation: workspace.form.automation })
        toasts.show(words, { label: t('undo'), run: () => void keeper.replace(before) })
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

  async function send(form: LaunchForm, confirmed: Confirmed) {
    const { text, check } = await seed.settled()
    if (check.status === 'checked' && !check.ok) {
      setSeedError(t('seed.blocks'))
      return
    }
    if (credentials === null) {
      props.onMissingCredentials()
      return
    }
    const prepared = prepareLaunch({ form, seedText: text, target, ticket, inbox })
    const bytes = utf8Length(prepared.body)
    if (bytes > config.limits.bodyBytes) {
      const limit = formatBytes(config.limits.bodyBytes)
      setSeedError(t('seed.tooLarge', { size: formatBytes(bytes), limit }))
      return
    }
    const { profile, authorization, apiKey } = credentials
    if (!target.simulated && credentials.confirmTyped && !confirmed.typed) {
      setQuestion({ asked: { kind: 'typed' }, confirmed })
      return
    }
    setQuestion(undefined)
    keeper.flush()
    await launch.mutateAsync({
      ticket,
      prepared,
      target,
      journalId: config.journalId,
      startTimeoutMs: config.startTimeoutMs,
      project: form.project.trim(),
      automation: form.automation.trim(),
      seedText: text,
      sendTo: form.sendTo,
      credentials: { authorization, apiKey },
      profile,
      againOf: null,
      twinConfirmed: confirmed.twin ?? false,
      onWritten: () => {
        setTicket(newTicket())
        onStarted(ticket.startId)
      },
    })
  }
  const start = (confirmed: Confirmed = {}) => {
    // State would come a render too late for the second of two clicks; the ref does not.
    if (busy.current) return
    busy.current = true
    launch.reset()
    form
      .handleSubmit((values) => send(values, confirmed))()
      .catch((error) => {
        const asked = questionOf(error)
        if (asked) setQuestion({ asked, confirmed })
        // Other kinds are shown from the mutation's state.
      })
      .finally(() => {
        busy.current = false
      })
  }
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
        <DraftNotice overtaken={keeper.overtaken} />
        {props.editor({ onSubmit: start, request, error: seedError })}
        <div className={styles.lower}>
          <SendToFields
            form={form}
            target={target}
            publicUrl={config.inbox.publicUrl}
            reachHelp={props.reachHelp}
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
            start({ ...question.confirmed, ...now })
          }}
        />
      ) : null}
    </div>
  )
}

/**
 * Ctrl/⌘+Enter from anywhere beside the pane, before Monaco or a field can take it; a held key counts once. What nobody
 * sees (the inbox or the runs are in front) is not started.
 */
function useStartKeys(start: () => void, pane: RefObject<HTMLElement | null>) {
  const latest = useRef(start)
  latest.current = start
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      if (document.querySelector('dialog[open]') || !pane.current?.checkVisibility()) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) latest.current()
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [pane])
}

function useDraftKeeping(
  keeper: ReturnType<typeof createDraftKeeper>,
  form: ReturnType<typeof useForm<LaunchForm>>,
  seed: SeedSource,
  onSeedEdit: () => void,
) {
  const edited = useRef(onSeedEdit)
  edited.current = onSeedEdit
  useEffect(() => {
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: () => keeper.touched() })
    let { version } = seed.get()
    const unsubscribeSeed = seed.subscribe(() => {
      if (seed.get().version === version) return
      version = seed.get().version
      keeper.touched()
      edited.current()
    })
    const stopListening = keeper.listen()
    const onHide = () => keeper.leaving()
    addEventListener('pagehide', onHide)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      unsubscribe()
      unsubscribeSeed()
      stopListening()
      removeEventListener('pagehide', onHide)
      document.removeEventListener('visibilitychange', onHide)
      keeper.flush()
    }
  }, [keeper, form, seed])
}

type RequestPreviewProps = {
  parts: Parameters<typeof prepareLaunch>[0]
  credentials: LaunchCredentials
  onTakeOut: () => void
}

function RequestPreview({ parts, credentials, onTakeOut }: RequestPreviewProps) {
  const t = useT()
  const checked = launchFormSchema.safeParse(parts.form)
  if (!checked.success) return <p className={styles.previewNote}>{t('request.incomplete')}</p>
  const { url, maskedBody } = prepareLaunch(parts)
  return (
    <RequestView
      url={url}
      maskedToken={credentials ? `Token ${MASK}` : ''}
      maskedKey={credentials ? MASK : ''}
      body={maskedBody}
      onTakeOut={onTakeOut}
    />
  )
}
