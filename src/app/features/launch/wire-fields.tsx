import { Controller, type UseFormReturn, useWatch } from 'react-hook-form'
import type { Target } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import type { LaunchForm } from '../../lib/start/launch-form-schema'
import { resolveWire } from '../../lib/start/prepare-launch'
import { Field } from '../../ui/field'
import { Select } from '../../ui/select'
import styles from './launch-pane.module.css'

/** The wire format: the platform's two pages disagree, so the choice is shown, with the target's own as default. */
export function WireFields({ form, target }: { form: UseFormReturn<LaunchForm>; target: Target }) {
  const t = useT()
  const choice = useWatch({ control: form.control, name: 'wire' })
  const wire = resolveWire(choice, target)
  return (
    <details className={styles.wire}>
      <summary>
        {t('wire.summary')}{' '}
        <b>
          {t(`wire.${wire.dialect}`)}
          {choice.dialect === 'default' ? ` ${t('wire.isDefault')}` : ''}
        </b>
      </summary>
      <div className={styles.wireFields}>
        <Field label={t('wire.dialect')} hint={t(`wire.${wire.dialect}Hint`)}>
          {(control) => (
            <Controller
              control={form.control}
              name="wire.dialect"
              render={({ field }) => (
                <Select {...control} {...field}>
                  <option value="default">
                    {t('wire.followTarget', { dialect: t(`wire.${target.dialect}`) })}
                  </option>
                  <option value="nested">{t('wire.nested')}</option>
                  <option value="flat">{t('wire.flat')}</option>
                </Select>
              )}
            />
          )}
        </Field>
        {wire.dialect === 'nested' ? (
          <Field label={t('wire.webhookAs')}>
            {(control) => (
              <Controller
                control={form.control}
                name="wire.webhookAs"
                render={({ field }) => (
                  <Select {...control} {...field}>
                    <option value="object">{t('wire.object')}</option>
                    <option value="string">{t('wire.string')}</option>
                  </Select>
                )}
              />
            )}
          </Field>
        ) : null}
        <Field
          label={t('wire.seedAs')}
          warning={wire.dialect === 'flat' && wire.seedAs === 'string' ? t('wire.flatString') : undefined}
        >
          {(control) => (
            <Controller
              control={form.control}
              name="wire.seedAs"
              render={({ field }) => (
                <Select {...control} {...field}>
                  <option value="object">{t('wire.asJson')}</option>
                  <option value="string">{t('wire.string')}</option>
                </Select>
              )}
            />
          )}
        </Field>
      </div>
    </details>
  )
}
