import type { UseFormReturn } from 'react-hook-form'
import type { LaunchForm } from '../../lib/start/launch-form-schema'
import { whenReleased } from '../../lib/when-released'

type Checked = 'webhookUrl' | `headers.${number}.${'name' | 'value'}`

/**
 * Says what is wrong with a field once it was left, not while it is typed in; what is said goes as soon as it is not true
 * any more. A field left empty is only spoken of at the start. An error makes room for itself, so a click that leaves the field, or
 * comes after it, is over before.
 */
export function checkWhenLeft(form: UseFormReturn<LaunchForm>, name: Checked) {
  const textNow = (of: Checked = name) => String(form.getValues(of) ?? '')
  return {
    left() {
      const text = textNow()
      if (text.trim() === '') return
      whenReleased(() => {
        // Another draft's field by now, or typed in again.
        if (textNow() === text) void form.trigger(namesLike(form, name))
      })
    },
    typed() {
      const wrong = namesLike(form, name).filter((of) => form.getFieldState(of).invalid)
      if (wrong.length > 0) void form.trigger(wrong)
    },
  }
}

/** A header's name may be wrong for the sake of another row's. */
function namesLike(form: UseFormReturn<LaunchForm>, name: Checked): Checked[] {
  if (name === 'webhookUrl' || name.endsWith('.value')) return [name]
  return form.getValues('headers').map((_, row): Checked => `headers.${row}.name`)
}
