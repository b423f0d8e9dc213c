import { useEffect, useRef } from 'react'
import type { useForm } from 'react-hook-form'
import { keepBeforeReload } from '../../lib/reload-page'
import type { LaunchForm } from '../../lib/start/launch-form-schema'
import type { createDraftKeeper } from './draft-keeper'
import type { SeedSource } from './launch-handle'

/**
 * Keeps the draft as it is typed, in the form or in the seed, and when the page is left.
 * @param onSeedEdit told of each change of the seed's text
 */
export function useDraftKeeping(
  keeper: ReturnType<typeof createDraftKeeper>,
  form: ReturnType<typeof useForm<LaunchForm>>,
  seed: SeedSource,
  onSeedEdit: () => void,
) {
  const edited = useRef(onSeedEdit)
  edited.current = onSeedEdit
  useEffect(() => {
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: () => keeper.touched() })
    let { version } = seed.get()
    const unsubscribeSeed = seed.subscribe(() => {
      if (seed.get().version === version) return
      version = seed.get().version
      keeper.touched()
      edited.current()
    })
    const stopListening = keeper.listen()
    const keptAnyway = keepBeforeReload(() => keeper.saved())
    const onHide = () => keeper.leaving()
    addEventListener('pagehide', onHide)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      unsubscribe()
      unsubscribeSeed()
      stopListening()
      keptAnyway()
      removeEventListener('pagehide', onHide)
      document.removeEventListener('visibilitychange', onHide)
      keeper.flush()
    }
  }, [keeper, form, seed])
}
