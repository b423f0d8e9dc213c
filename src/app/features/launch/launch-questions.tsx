import type { Target } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import type { Run } from '../../lib/run'
import { BudgetError, type BudgetStanding } from '../../lib/start/budget'
import type { Caution } from '../../lib/start/caution-of'
import type { LaunchForm } from '../../lib/start/launch-form-schema'
import { TwinError } from '../../lib/start/write-ahead'
import { LazyPart } from '../../ui/lazy-part'

/** What stands between a click and its start. `limit`: no start was asked for; the daily limit is to be set. */
export type Question =
  | { kind: 'twin'; twin: Run }
  | { kind: 'caution'; caution: Caution; form: LaunchForm }
  | { kind: 'typed' }
  | { kind: 'no-seed' }
  | { kind: 'budget'; standing: BudgetStanding }
  | { kind: 'limit' }

/** What the operator has confirmed in the course of one start. */
export type Confirmed = { checked?: boolean; twin?: boolean; typed?: boolean; noSeed?: boolean }

/** The question that a refused start raises; `null` for troubles that are told, not asked. */
export function questionOf(error: unknown): Question | null {
  if (error instanceof TwinError) return { kind: 'twin', twin: error.twin }
  if (error instanceof BudgetError) return { kind: 'budget', standing: error.standing }
  return null
}

const loadCaution = () => import('./caution-dialog')
const loadTwin = () => import('./twin-dialog')
const loadTyped = () => import('./typed-dialog')
const loadNoSeed = () => import('./no-seed-dialog')
const loadBudget = () => import('./budget-dialog')

type LaunchQuestionsProps = {
  question: Question
  automation: string
  project: string
  target: Target
  profile: string
  onClose: () => void
  onShow: (startId: string) => void
  /** Goes on with the start, with what was confirmed just now. */
  onConfirm: (confirmed: Confirmed) => void
}

/** Asks one question before a start, in a dialog of its own; none of them sends anything by itself. */
export function LaunchQuestions(props: LaunchQuestionsProps) {
  const { question, automation, project, target, profile, onClose, onShow, onConfirm } = props
  const t = useT()
  const words = { failed: t('shell.notLoaded'), retry: t('tryAgain') }
  switch (question.kind) {
    case 'twin': {
      const asked = {
        twin: question.twin,
        simulated: target.simulated,
        onClose,
        onShow: () => onShow(question.twin.startId),
        onConfirm: () => onConfirm({ twin: true }),
      }
      return <LazyPart load={loadTwin} words={words} props={asked} />
    }
    case 'caution': {
      const asked = {
        caution: question.caution,
        facts: { ...question.form, target, profile },
        onClose,
        onConfirm: () => onConfirm({ checked: true }),
      }
      return <LazyPart load={loadCaution} words={words} props={asked} />
    }
    case 'typed': {
      const asked = {
        automation,
        project,
        target,
        profile,
        onClose,
        onConfirm: () => onConfirm({ typed: true }),
      }
      return <LazyPart load={loadTyped} words={words} props={asked} />
    }
    case 'no-seed': {
      const asked = { automation, project, target, onClose, onConfirm: () => onConfirm({ noSeed: true }) }
      return <LazyPart load={loadNoSeed} words={words} props={asked} />
    }
    case 'budget':
    case 'limit': {
      const stopped = question.kind === 'budget' ? question.standing : null
      const asked = { profile, stopped, onClose, onRaised: () => onConfirm({}) }
      return <LazyPart load={loadBudget} words={words} props={asked} />
    }
  }
}
