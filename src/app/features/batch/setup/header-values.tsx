import { type MessageKey, useT } from '../../../lib/i18n/i18n'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'

type HeaderValuesProps = {
  names: readonly string[]
  /** As many as there are names. */
  values: readonly string[]
  /** Of each value; what is missing is fine. */
  errors: readonly (MessageKey | null)[]
  onChange: (values: string[]) => void
}

/** Values of headers that are not kept, to be given (again). */
export function HeaderValues({ names, values, errors, onChange }: HeaderValuesProps) {
  const t = useT()
  return names.map((name, at) => {
    const error = errors[at]
    return (
      <Field key={name} label={name} hint={t('batch.start.headerHint')} error={error ? t(error) : undefined}>
        {(control) => (
          <Input
            {...control}
            mono
            secret
            value={values[at] ?? ''}
            onChange={(event) => onChange(values.with(at, event.target.value))}
          />
        )}
      </Field>
    )
  })
}
