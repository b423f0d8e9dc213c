import { useState } from 'react'
import { Combobox } from '../../ui/combobox'
import { Field } from '../../ui/field'
import { Input } from '../../ui/input'
import { Kbd } from '../../ui/kbd'
import { Select } from '../../ui/select'
import { LONG_NAME, PORTUGUESE } from '../long-texts'
import { State, States } from '../states'

const SUGGESTIONS = [
  { value: 'example', note: 'Answers and delivers a result', group: 'Sample' },
  { value: 'no-plan', note: 'Refuses: no active plan', group: 'Sample' },
  { value: LONG_NAME, note: '2 min ago', group: 'Started here' },
]

/** Fields with label, hint, warning and error; text boxes, selects and boxes with suggestions in them. */
export function FieldPiece() {
  const [name, setName] = useState('')
  return (
    <States>
      <State of="empty, with a hint">
        <Field label="Webhook URL" hint="Datallog posts the result there.">
          {(control) => <Input {...control} placeholder="https://…" />}
        </Field>
      </State>
      <State of="filled">
        <Field label="Webhook URL">
          {(control) => <Input {...control} mono defaultValue="https://example.com/results" />}
        </Field>
      </State>
      <State of="wrong">
        <Field label="Header name" error="“Content-Type” is set by Datallog itself. Choose another name.">
          {(control) => <Input {...control} defaultValue="Content-Type" />}
        </Field>
      </State>
      <State of="doubtful">
        <Field
          label="Webhook URL"
          warning="This address is on your own machine: Datallog’s servers can’t reach it."
        >
          {(control) => <Input {...control} defaultValue="http://127.0.0.1:4780/hooks" />}
        </Field>
      </State>
      <State of="disabled">
        <Field label="API key">{(control) => <Input {...control} disabled defaultValue="••••9f3a" />}</Field>
      </State>
      <State of="with something at its end">
        <Field label="Search runs">{(control) => <Input {...control} end={<Kbd>/</Kbd>} />}</Field>
      </State>
      <State of="suggestions">
        <Field label="Automation">
          {(control) => (
            <Combobox
              {...control}
              value={name}
              onChange={setName}
              suggestions={SUGGESTIONS}
              openLabel="Show automations"
            />
          )}
        </Field>
      </State>
      <State of="a select">
        <Field label="Dialect">
          {(control) => (
            <Select {...control}>
              <option>nested</option>
              <option>{LONG_NAME}</option>
            </Select>
          )}
        </Field>
      </State>
      <State of="a long choice">
        <Field label="Project">
          {(control) => (
            <Select {...control} defaultValue={LONG_NAME}>
              <option>{LONG_NAME}</option>
            </Select>
          )}
        </Field>
      </State>
      <State of="long name, Portuguese">
        <Field label="Automação" error={PORTUGUESE}>
          {(control) => <Input {...control} defaultValue={LONG_NAME} />}
        </Field>
      </State>
    </States>
  )
}
