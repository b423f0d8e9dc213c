import type { ReactNode, Ref } from 'react'
import { Field } from '../../../ui/field'
import { SecretInput } from '../secret-input'

type PassphraseFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** `current` lets a password manager fill it in, `new` lets it keep it. */
  kind: 'current' | 'new'
  error?: string | undefined
  hint?: ReactNode
  first?: boolean
  ref?: Ref<HTMLInputElement>
}

/** A text box for a passphrase; unlike a platform's token it may go into a password manager. */
export function PassphraseField({
  label,
  value,
  onChange,
  kind,
  error,
  hint,
  first,
  ref,
}: PassphraseFieldProps) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(control) => (
        <SecretInput
          {...control}
          {...(ref && { ref })}
          {...(first && { 'data-autofocus': '' })}
          autoComplete={`${kind}-password`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
