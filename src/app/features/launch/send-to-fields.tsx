import { type ReactNode, useId } from 'react'
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form'
import { isOddAddress } from '../../../contract/host-forms'
import type { Target } from '../../../contract/target'
import { checkWebhookUrl, isPrivateHost } from '../../../contract/webhook-url'
import { type MessageKey, useT } from '../../lib/i18n/i18n'
import type { LaunchForm } from '../../lib/start/launch-form-schema'
import { Field } from '../../ui/field'
import { Input } from '../../ui/input'
import { Segmented } from '../../ui/segmented'
import { checkWhenLeft } from './check-when-left'
import { HeaderRows } from './header-rows'
import styles from './launch-pane.module.css'
import { OddNameHint } from './odd-name-hint'

type SendToFieldsProps = {
  form: UseFormReturn<LaunchForm>
  target: Target
  publicUrl: string
  reachHelp: ReactNode
  /** Under the header rows: where their values are kept. */
  headersNote?: ReactNode
  /** Stands in the last line, where there is room. */
  beside: ReactNode
}

/** Where the result goes: the automation's own webhook, this dashboard's inbox, or another URL. */
export function SendToFields({ form, target, publicUrl, reachHelp, headersNote, beside }: SendToFieldsProps) {
  const t = useT()
  const labelId = useId()
  const hintId = useId()
  const sendTo = useWatch({ control: form.control, name: 'sendTo' })
  const unreachable = sendTo === 'inbox' && !target.simulated && isPrivateHost(new URL(publicUrl).hostname)
  return (
    <div data-tour="send-to">
      <div className={styles.labels}>
        <div id={labelId} className={styles.label}>
          {t('sendTo.label')}
        </div>
        {unreachable ? null : (
          <div id={hintId} className={styles.aside}>
            {t(`sendTo.${sendTo}Hint`)}
          </div>
        )}
      </div>
      <Controller
        control={form.control}
        name="sendTo"
        render={({ field }) => (
          <Segmented
            labelledBy={labelId}
            describedBy={hintId}
            name={labelId}
            value={field.value}
            onChange={field.onChange}
            options={[
              { value: 'default', label: t('sendTo.default') },
              { value: 'inbox', label: t('sendTo.inbox') },
              { value: 'url', label: t('sendTo.url') },
            ]}
          />
        )}
      />
      {sendTo === 'url' ? <WebhookUrl form={form} /> : null}
      {unreachable ? (
        <>
          <div id={hintId} className={styles.warning}>
            {t('sendTo.unreachable', { url: publicUrl, target: target.label })}
          </div>
          {reachHelp}
        </>
      ) : null}
      {sendTo === 'default' ? (
        <div className={styles.foot}>{beside}</div>
      ) : (
        <HeaderRows form={form} headersNote={headersNote} beside={beside} />
      )}
    </div>
  )
}

function WebhookUrl({ form }: { form: UseFormReturn<LaunchForm> }) {
  const t = useT()
  const check = checkWhenLeft(form, 'webhookUrl')
  return (
    <Controller
      control={form.control}
      name="webhookUrl"
      render={({ field, fieldState }) => {
        const checked = checkWebhookUrl(field.value)
        const warnings = checked.ok ? checked.warnings : []
        const message = fieldState.error?.message as MessageKey | undefined
        const words = warnings.map((warning) => t(`webhook.${warning}`)).join(' ')
        const note = isOddAddress(field.value) ? (
          <>
            <OddNameHint
              kind="url"
              value={field.value}
              onChange={field.onChange}
              state={() => JSON.stringify(form.getValues(['project', 'automation', 'webhookUrl']))}
            />{' '}
            {words}
          </>
        ) : (
          words || undefined
        )
        return (
          <Field
            label={t('webhook.label')}
            className={styles.webhook}
            error={message ? t(message) : undefined}
            warning={note}
          >
            {(control) => (
              <Input
                {...field}
                {...control}
                mono
                inputMode="url"
                placeholder="https://example.com/results"
                onBlur={() => {
                  field.onBlur()
                  check.left()
                }}
                onChange={(event) => {
                  field.onChange(event)
                  check.typed()
                }}
              />
            )}
          </Field>
        )
      }}
    />
  )
}
