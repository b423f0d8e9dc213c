import type { Target } from '../../contract/target'
import { runsLaterEn } from '../lib/i18n/areas/runs-later.en'
import { addEnglish, t } from '../lib/i18n/i18n'
import type { Run } from '../lib/run'
import { toasts } from '../ui/toast'

addEnglish(runsLaterEn)

/** Says what is different where a run's request was put into the form for another target. */
export function tellEdited(run: Run, target: Target): void {
  const { dialect } = run.wire
  toasts.show(
    dialect === target.dialect
      ? t('runs.editedOn', { target: target.label })
      : t('runs.editedDialect', {
          target: target.label,
          from: t(`wire.${dialect}`),
          to: t(`wire.${target.dialect}`),
        }),
  )
}
