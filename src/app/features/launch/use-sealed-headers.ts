import { useEffect, useRef } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { LaunchForm } from '../../lib/start/launch-form-schema'
import type { HeaderRow } from '../../lib/vault/content'
import { vaultState } from '../../lib/vault/state'
import { forgetTabHeaderValues, moveHeaderValuesIntoVault, withHeaderValues } from './header-values'

type SealedHeadersDeps = {
  form: UseFormReturn<LaunchForm>
  /** The draft that the form stands for now. */
  draftKey: () => string
  /** Saves what is not saved yet. */
  flush: () => void
  /** Lets go of what else is still known of a sent start. */
  letGo: () => void
}

/**
 * Keeps the form's header values in step with the vault: they come back when it opens, go when it shuts, and what another
 * tab put in shows here unless it was changed here too.
 */
export function useSealedHeaders(deps: SealedHeadersDeps): void {
  const latest = useRef(deps)
  latest.current = deps
  useEffect(() => {
    let seen: readonly HeaderRow[] = []
    const rows = () => latest.current.form.getValues('headers')
    const held = () => {
      const names = rows().map(({ name }) => name)
      return withHeaderValues(latest.current.draftKey(), names)
    }
    function showChanges() {
      if (vaultState.get().status !== 'open') return
      const now = held()
      for (const [at, row] of rows().entries()) {
        const value = now[at]?.value ?? ''
        const before = seen.find(({ name }) => name === row.name)?.value ?? ''
        // Only what nobody has touched here since it was last the same.
        if (value !== before && row.value === before)
          latest.current.form.setValue(`headers.${at}.value`, value)
      }
      seen = now
    }
    const unwatch = vaultState.watch({
      opened() {
        seen = []
        moveHeaderValuesIntoVault()
      },
      closing: () => latest.current.flush(),
      closed() {
        forgetTabHeaderValues()
        const { form, letGo } = latest.current
        const values = form.getValues()
        // A reset, since the form remembers what it began with too.
        form.reset({ ...values, headers: values.headers.map(({ name }) => ({ name, value: '' })) })
        letGo()
      },
    })
    const unsubscribe = vaultState.subscribe(showChanges)
    return () => {
      unwatch()
      unsubscribe()
    }
  }, [])
}
