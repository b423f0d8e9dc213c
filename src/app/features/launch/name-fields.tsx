import { Controller, type UseFormReturn } from 'react-hook-form'
import { isUnusualName } from '../../../contract/names'
import { type MessageKey, useT } from '../../lib/i18n/i18n'
import { Combobox, type Suggestion } from '../../ui/combobox'
import { Field } from '../../ui/field'
import type { LaunchForm } from './launch-form-schema'
import styles from './launch-pane.module.css'

type NameFieldsProps = {
  form: UseFormReturn<LaunchForm>
  suggestions: { projects: readonly Suggestion[]; automations: readonly Suggestion[] }
  /** A name is no longer being typed. */
  onSettled: () => void
}

/** Project and automation: free text, with what was used before at hand. */
export function NameFields({ form, suggestions, onSettled }: NameFieldsProps) {
  return (
    <div className={styles.names}>
      <NameField form={form} name="project" suggestions={suggestions.projects} onSettled={onSettled} />
      <NameField form={form} name="automation" suggestions={suggestions.automations} onSettled={onSettled} />
    </div>
  )
}

type NameFieldProps = Omit<NameFieldsProps, 'suggestions'> & {
  name: 'project' | 'automation'
  suggestions: readonly Suggestion[]
}

function NameField({ form, name, suggestions, onSettled }: NameFieldProps) {
  const t = useT()
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) => {
        const message = fieldState.error?.message as MessageKey | undefined
        const value = field.value.trim()
        return (
          <Field
            label={t(`launch.${name}`)}
            className={styles.name}
            error={message ? t(message) : undefined}
            hint={value !== '' && isUnusualName(value) ? t('name.unusual') : undefined}
          >
            {(control) => (
              <Combobox
                {...control}
                ref={field.ref}
                value={field.value}
                suggestions={suggestions}
                openLabel={t(`launch.${name}List`)}
                onChange={(next) => {
                  field.onChange(next)
                  if (suggestions.some((suggestion) => suggestion.value === next)) onSettled()
                }}
                onBlur={() => {
                  field.onBlur()
                  onSettled()
                }}
              />
            )}
          </Field>
        )
      }}
    />
  )
}
