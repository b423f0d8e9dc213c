import { useT } from '../../../lib/i18n/i18n'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'

type NameToConfirmProps = {
  /** The profile that asks for it. */
  profile: string
  value: string
  wrong: boolean
  onChange: (value: string) => void
}

/** The automation's name, typed before paid starts. */
export function NameToConfirm({ profile, value, wrong, onChange }: NameToConfirmProps) {
  const t = useT()
  return (
    <Field
      label={t('batch.start.name')}
      hint={t('batch.start.nameHint', { profile })}
      error={wrong ? t('batch.start.nameWrong') : undefined}
    >
      {(control) => (
        <Input
          {...control}
          mono
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
