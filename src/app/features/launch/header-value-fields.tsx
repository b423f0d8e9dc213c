import type { HeaderRow } from '../../../contract/header-rows'
import { type MessageKey, useT } from '../../lib/i18n/i18n'
import { Field } from '../../ui/field'
import { Input } from '../../ui/input'
import './later-words'

type HeaderValueFieldsProps = {
  headers: readonly HeaderRow[]
  /** Of each header; what is missing is fine. */
  errors: readonly (MessageKey | null)[]
  onChange: (at: number, value: string) => void
}

/** Asks again for the values of a run's webhook headers, which the history does not keep. */
export function HeaderValueFields({ headers, errors, onChange }: HeaderValueFieldsProps) {
  const t = useT()
  return headers.map(({ name, value }, at) => {
    const error = errors[at]
    return (
      <Field key={name} label={name} error={error ? t(error) : undefined}>
        {(control) => (
          <Input
            {...control}
            mono
            secret
            data-autofocus={at === 0 ? true : undefined}
            value={value}
            onChange={(event) => onChange(at, event.target.value)}
          />
        )}
      </Field>
    )
  })
}
