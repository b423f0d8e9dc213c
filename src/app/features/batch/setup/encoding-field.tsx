import { useT } from '../../../lib/i18n/i18n'
import { Field } from '../../../ui/field'
import { Select } from '../../../ui/select'
import { ENCODINGS, type Encoding, type FoundEncoding } from '../prepare/source'
import '../later-words'

type EncodingFieldProps = {
  value: Encoding
  /** What it was found to be; null for what was pasted. */
  found: FoundEncoding | null
  onChange: (encoding: Encoding) => void
}

/** How a file's characters are written; every encoding that the browser reads can be chosen. */
export function EncodingField({ value, found, onChange }: EncodingFieldProps) {
  const t = useT()
  return (
    <Field label={t('batch.table.encoding')}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(encodingNamed(event.target.value))}>
          {ENCODINGS.map((encoding) => (
            <option key={encoding} value={encoding}>
              {encoding !== 'auto'
                ? encoding
                : found && found.how !== 'chosen'
                  ? t('batch.table.autoFound', { what: found.name })
                  : t('batch.table.auto')}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

/** An encoding by the name that it has in the list; automatic for any other. */
export const encodingNamed = (name: string): Encoding => ENCODINGS.find((known) => known === name) ?? 'auto'
