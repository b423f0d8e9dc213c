import { Plus, X } from 'lucide-react'
import type { ClipboardEvent, ReactNode } from 'react'
import { Controller, type UseFormReturn, useFieldArray } from 'react-hook-form'
import { cleanHeaderValue, type HeaderRow, trimHeaderValue } from '../../../contract/header-rows'
import { type MessageKey, useT } from '../../lib/i18n/i18n'
import type { LaunchForm } from '../../lib/start/launch-form-schema'
import { Button, IconButton } from '../../ui/button'
import { Input } from '../../ui/input'
import { checkWhenLeft } from './check-when-left'
import styles from './header-rows.module.css'

type HeaderRowsProps = {
  form: UseFormReturn<LaunchForm>
  /** Under the rows, where there are any. */
  headersNote?: ReactNode
  beside: ReactNode
}

/** The headers that the platform shall send with the result. Values are secrets: masked, and never kept in history. */
export function HeaderRows({ form, headersNote, beside }: HeaderRowsProps) {
  const t = useT()
  const rows = useFieldArray({ control: form.control, name: 'headers' })

  /** Puts header lines where they belong; a value that stands in the row already stays there. */
  const split = (index: number, [first, ...others]: HeaderRow[]) => {
    const row = form.getValues(`headers.${index}`)
    const isFree = row.value === '' || row.value === first?.value
    if (first && isFree) {
      form.setValue(`headers.${index}.name`, first.name, { shouldDirty: true })
      form.setValue(`headers.${index}.value`, first.value, { shouldDirty: true })
    }
    const further = first && !isFree ? [first, ...others] : others
    if (further.length > 0) rows.insert(index + 1, further, { shouldFocus: false })
    form.setFocus(`headers.${index + further.length}.value`)
  }
  return (
    <div className={styles.rows}>
      {rows.fields.map((row, index) => (
        <fieldset key={row.id} className={styles.row} aria-label={t('header.row', { number: index + 1 })}>
          <HeaderField form={form} index={index} field="name" onSplit={(found) => split(index, found)} />
          <HeaderField form={form} index={index} field="value" onSplit={(found) => split(index, found)} />
          <IconButton
            label={t('header.remove')}
            onClick={() => {
              rows.remove(index)
              requestAnimationFrame(() => form.setFocus(`headers.${Math.max(0, index - 1)}.name`))
            }}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </fieldset>
      ))}
      {rows.fields.length > 0 ? headersNote : null}
      <div className={styles.foot}>
        <Button
          look="quiet"
          size="small"
          className={styles.add ?? ''}
          onClick={() => rows.append({ name: '', value: '' })}
        >
          <Plus size={13} aria-hidden /> {t('header.add')}
        </Button>
        {beside}
      </div>
    </div>
  )
}

type HeaderFieldProps = {
  form: UseFormReturn<LaunchForm>
  index: number
  field: 'name' | 'value'
  /** Whole header lines were pasted. */
  onSplit: (rows: HeaderRow[]) => void
}

function HeaderField({ form, index, field, onSplit }: HeaderFieldProps) {
  const t = useT()
  const check = checkWhenLeft(form, `headers.${index}.${field}`)

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const input = event.currentTarget
    const replacesAll = input.selectionStart === 0 && input.selectionEnd === input.value.length
    const text = event.clipboardData.getData('text/plain')
    // A value may hold a colon, and belongs to the name beside it.
    const isFree = field === 'name' || form.getValues(`headers.${index}.name`) === ''
    if (!replacesAll || !isFree || !/[:：]/.test(text)) return
    event.preventDefault()
    // Until the script is there, the focus may have gone on to another field, which this is not for.
    const plain = () => {
      if (document.activeElement === input) document.execCommand('insertText', false, text)
      else form.setValue(`headers.${index}.${field}`, text, { shouldDirty: true })
    }
    import('./split-headers').then(({ areHeaderLines, splitHeaders }) => {
      const found = field === 'name' || areHeaderLines(text) ? splitHeaders(text) : null
      if (found) onSplit(found)
      else plain()
    }, plain)
  }
  /** `X-Team: blue` typed as a name is a name and its value. */
  const splitTyped = () => {
    const row = form.getValues(`headers.${index}`)
    const [, name, rest = ''] = (field === 'name' && /^([^:：]+)[:：](.*)$/.exec(row.name)) || []
    const value = trimHeaderValue(rest)
    if (name === undefined || (row.value !== '' && value !== '')) return
    form.setValue(`headers.${index}.name`, trimHeaderValue(name), { shouldDirty: true })
    if (value !== '') form.setValue(`headers.${index}.value`, value, { shouldDirty: true })
  }
  return (
    <Controller
      control={form.control}
      name={`headers.${index}.${field}`}
      render={({ field: control, fieldState }) => {
        const message = fieldState.error?.message
        const noteId = `header-${index}-${field}-error`
        const isUnseen = message === 'header.value-outer-space' || message === 'header.value-unseen'
        return (
          <div className={styles.cell}>
            <Input
              {...control}
              onPaste={onPaste}
              onBlur={() => {
                control.onBlur()
                splitTyped()
                check.left()
              }}
              onChange={(event) => {
                control.onChange(event)
                check.typed()
              }}
              mono
              aria-label={t(field === 'name' ? 'header.name' : 'header.value')}
              placeholder={t(field === 'name' ? 'header.namePlaceholder' : 'header.valuePlaceholder')}
              secret={field === 'value'}
              data-1p-ignore=""
              aria-invalid={message ? true : undefined}
              aria-describedby={message ? noteId : undefined}
            />
            {message ? (
              <div id={noteId} className={styles.error}>
                {t(message as MessageKey)}
                {isUnseen ? (
                  <Button
                    size="small"
                    className={styles.clean ?? ''}
                    onClick={() => {
                      control.onChange(cleanHeaderValue(form.getValues(`headers.${index}.value`)))
                      check.typed()
                      form.setFocus(`headers.${index}.value`)
                    }}
                  >
                    {t('header.clean')}
                  </Button>
                ) : null}
              </div>
            ) : null}
          </div>
        )
      }}
    />
  )
}
