import { useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { Config } from '../../../contract/config-message'
import { utf8Length } from '../../../contract/limits'
import type { Target } from '../../../contract/target'
import { draftKey } from '../../lib/draft'
import { formatBytes } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { randomSecret, randomUuid } from '../../lib/random'
import { cautionOf } from '../../lib/start/caution-of'
import type { LaunchForm } from '../../lib/start/launch-form-schema'
import { prepareLaunch, type StartTicket } from '../../lib/start/prepare-launch'
import type { LaunchCredentials, SeedSource } from './launch-handle'
import { type Confirmed, type Question, questionOf } from './launch-questions'
import { useLaunch } from './use-launch'

/** An identity for the next start; one that was written down is never used again. */
export const newTicket = (): StartTicket => ({ startId: randomUuid(), deliverySecret: randomSecret() })

type StartDeps = {
  form: UseFormReturn<LaunchForm>
  seed: SeedSource
  config: Config
  target: Target
  inbox: { publicUrl: string; inboxId: string }
  credentials: LaunchCredentials
  /** Saves the draft before it is sent. */
  flush: () => void
  onStarted: (startId: string) => void
  onMissingCredentials: () => void
}

/** The way from a click to the start: what stands in its way is asked or said, and only then is it sent, once. */
export function useStart(deps: StartDeps) {
  const { form, seed, config, target, inbox, credentials, flush, onStarted, onMissingCredentials } = deps
  const t = useT()
  const launch = useLaunch()
  const [ticket, setTicket] = useState(newTicket)
  const [seedError, setSeedError] = useState<string>()
  const [question, setQuestion] = useState<{ asked: Question; confirmed: Confirmed }>()
  const busy = useRef(false)
  /** Drafts whose start without a seed was confirmed, until something is written there. */
  const seedless = useRef(new Set<string>())
  useEffect(
    () =>
      seed.subscribe(() => {
        const { draft, check } = seed.get()
        if (check.status !== 'blank') seedless.current.delete(draft)
      }),
    [seed],
  )

  async function send(values: LaunchForm, confirmed: Confirmed) {
    const { text, check } = await seed.settled()
    if (check.status === 'checked' && !check.ok) {
      setSeedError(t('seed.blocks'))
      return
    }
    if (credentials === null) {
      onMissingCredentials()
      return
    }
    const prepared = prepareLaunch({ form: values, seedText: text, target, ticket, inbox })
    const bytes = utf8Length(prepared.body)
    if (bytes > config.limits.bodyBytes) {
      const limit = formatBytes(config.limits.bodyBytes)
      setSeedError(t('seed.tooLarge', { size: formatBytes(bytes), limit }))
      return
    }
    const { profile, authorization, apiKey } = credentials
    const caution = target.simulated ? null : cautionOf(values)
    if (caution && !confirmed.checked) {
      setQuestion({ asked: { kind: 'caution', caution, form: values }, confirmed })
      return
    }
    const draft = draftKey(target.id, values.project, values.automation)
    if (confirmed.noSeed) seedless.current.add(draft)
    if (!target.simulated && check.status === 'blank' && !seedless.current.has(draft)) {
      setQuestion({ asked: { kind: 'no-seed' }, confirmed })
      return
    }
    if (!target.simulated && credentials.confirmTyped && !confirmed.typed) {
      setQuestion({ asked: { kind: 'typed' }, confirmed })
      return
    }
    setQuestion(undefined)
    flush()
    await launch.mutateAsync({
      ticket,
      prepared,
      target,
      journalId: config.journalId,
      startTimeoutMs: config.startTimeoutMs,
      project: values.project.trim(),
      automation: values.automation.trim(),
      seedText: text,
      sendTo: values.sendTo,
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
  function start(confirmed: Confirmed = {}) {
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

  return {
    launch,
    ticket,
    seedError,
    clearSeedError: () => setSeedError(undefined),
    question,
    setQuestion,
    start,
  }
}
