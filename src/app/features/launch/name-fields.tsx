import type { ReactNode } from 'react'
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form'
import { isMisleading, spellOut } from '../../../contract/misleading-text'
import { encodeName, isUnusualName } from '../../../contract/names'
import type { Target } from '../../../contract/target'
import { formatRelative } from '../../lib/format'
import { type MessageKey, useT } from '../../lib/i18n/i18n'
import { tellPrivateNamesOf } from '../../lib/private-names'
import type { LaunchForm } from '../../lib/start/launch-form-schema'
import { useLastAccepted } from '../../lib/use-last-accepted'
import { useNow } from '../../lib/use-now'
import { Combobox, type Suggestion } from '../../ui/combobox'
import { Field } from '../../ui/field'
import { MiddleClip } from '../../ui/middle-clip'
import styles from './launch-pane.module.css'
import { OddNameHint } from './odd-name-hint'

type NameFieldsProps = {
  form: UseFormReturn<LaunchForm>
  target: Target
  suggestions: { projects: readonly Suggestion[]; automations: readonly Suggestion[] }
  /** A name is no longer being typed. */
  onSettled: () => void
}

/** Project and automation: free text, with what was used before at hand. */
export function NameFields({ form, target, suggestions, onSettled }: NameFieldsProps) {
  const t = useT()
  const now = useNow(20_000)
  const [project, automation] = useWatch({ control: form.control, name: ['project', 'automation'] })
  tellPrivateNamesOf('form', [project])
  const last = useLastAccepted(target.id, project, automation)
  const lastHint = last?.executionId ? (
    <span className={styles.last}>
      <span>{t('launch.lastAccepted', { ago: formatRelative(last.createdAt, now), id: '' })}</span>
      <MiddleClip text={spellOut(last.executionId)} />
    </span>
  ) : undefined
  return (
    <div className={styles.names}>
      <NameField form={form} name="project" suggestions={suggestions.projects} onSettled={onSettled} />
      <NameField
        form={form}
        name="automation"
        suggestions={suggestions.automations}
        onSettled={onSettled}
        hint={lastHint}
      />
    </div>
  )
}

type NameFieldProps = Omit<NameFieldsProps, 'suggestions' | 'target'> & {
  hint?: ReactNode
  name: 'project' | 'automation'
  suggestions: readonly Suggestion[]
}

function NameField({ form, name, suggestions, onSettled, hint }: NameFieldProps) {
  const t = useT()
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) => {
        const message = fieldState.error?.message as MessageKey | undefined
        const value = field.value.trim()
        // A name that would be refused says so while it is typed: the hint's “sent as typed” would be untrue of it.
        const encoded = value === '' ? undefined : encodeName(field.value)
        const refused: MessageKey | undefined =
          message ?? (encoded?.ok === false ? `name.${encoded.error}` : undefined)
        const change = (next: string) => {
          field.onChange(next)
          onSettled()
        }
        return (
          <Field
            label={t(`launch.${name}`)}
            className={styles.name}
            error={refused ? t(refused) : undefined}
            warning={
              isMisleading(value) ? (
                <OddNameHint
                  kind="name"
                  value={field.value}
                  onChange={change}
                  state={() => JSON.stringify(form.getValues(['project', 'automation']))}
                />
              ) : undefined
            }
            hint={value !== '' && isUnusualName(value) ? t('name.unusual') : hint}
          >
            {(control) => (
              <Combobox
                data-private={name === 'project' ? '' : undefined}
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
