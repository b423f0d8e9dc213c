import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Controller, type UseFormReturn, useFieldArray } from 'react-hook-form'
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
  return (
    <div className={styles.rows}>
      {rows.fields.map((row, index) => (
        <fieldset key={row.id} className={styles.row} aria-label={t('header.row', { number: index + 1 })}>
          <HeaderField form={form} index={index} field="name" />
          <HeaderField form={form} index={index} field="value" />
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

type HeaderFieldProps = { form: UseFormReturn<LaunchForm>; index: number; field: 'name' | 'value' }

function HeaderField({ form, index, field }: HeaderFieldProps) {
  const t = useT()
  const check = checkWhenLeft(form, `headers.${index}.${field}`)
  return (
    <Controller
      control={form.control}
      name={`headers.${index}.${field}`}
      render={({ field: control, fieldState }) => {
        const message = fieldState.error?.message
        const noteId = `header-${index}-${field}-error`
        return (
          <div className={styles.cell}>
            <Input
              {...control}
              onBlur={() => {
                control.onBlur()
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
              </div>
            ) : null}
          </div>
        )
      }}
    />
  )
}
