import type { Config } from '../../contract/config-message'
import { useT } from '../lib/i18n/i18n'
import { chooseTarget, useChosenTarget } from '../lib/target-choice'
import { cx } from '../ui/cx'
import { Select } from '../ui/select'
import styles from './header.module.css'

/** Where starts go, in the target's colour and in words. */
export function TargetSelect({ config }: { config: Config | undefined }) {
  const t = useT()
  const target = useChosenTarget(config?.targets ?? [])
  return (
    <Select
      data-tour="target"
      aria-label={t('shell.target')}
      disabled={!config}
      className={cx(styles.target, target && (target.simulated ? styles.simulated : styles.live))}
      value={target?.id ?? ''}
      onChange={(event) => chooseTarget(event.target.value)}
    >
      {(config?.targets ?? []).map(({ id, label, simulated }) => (
        <option key={id} value={id}>
          {t(simulated ? 'shell.simulated' : 'shell.live', { label })}
        </option>
      ))}
    </Select>
  )
}
