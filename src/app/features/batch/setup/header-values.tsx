import { useT } from '../../../lib/i18n/i18n'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'

type HeaderValuesProps = {
  names: readonly string[]
  /** As many as there are names. */
  values: readonly string[]
  /** It was confirmed once: what is empty is pointed out. */
  tried: boolean
  onChange: (values: string[]) => void
}

/** Values of headers that are not kept, to be given (again). */
export function HeaderValues({ names, values, tried, onChange }: HeaderValuesProps) {
  const t = useT()
  return names.map((name, at) => (
    <Field
      key={name}
      label={name}
      hint={t('batch.start.headerHint')}
      error={tried && values[at] === '' ? t('batch.start.headerMissing') : undefined}
    >
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
  ))
}
