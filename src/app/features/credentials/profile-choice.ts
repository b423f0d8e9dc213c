import type { Target } from '../../../contract/target'
import { keepChoice, readChoice } from '../../lib/kept-choice'
import { chooseTarget } from '../../lib/target-choice'
import type { Profile } from '../../lib/vault/content'
import { vaultState } from '../../lib/vault/state'
import { credentialStore, profileInUse, sameValues } from './credential-store'

/** The id is random and says nothing; which profile it means is sealed. */
const STORAGE_KEY = 'seedpad.profile'

/**
 * The next starts use this profile, and its target where it names one that the server offers. `null`: no profile; its
 * values leave the fields.
 */
export function chooseProfile(profile: Profile | null, targets: readonly Target[]): void {
  keepChoice(STORAGE_KEY, profile?.id ?? '')
  if (profile === null) {
    credentialStore.forget()
    return
  }
  credentialStore.take(profile)
  if (targets.some(({ id }) => id === profile.target) && profile.target) chooseTarget(profile.target)
}

/**
 * Keeps the fields in step with the vault: opening brings the last profile back (its target stays the operator's choice),
 * shutting takes every value away, and what another tab does to the profile in use shows here.
 * @returns to stop
 */
export function followVault(): () => void {
  const unwatch = vaultState.watch({
    opened({ content }) {
      const { authorization, apiKey } = credentialStore.get()
      const profile = content.profiles.find(({ id }) => id === readChoice(STORAGE_KEY))
      if (profile && authorization + apiKey === '') credentialStore.take(profile)
    },
    closed: () => credentialStore.forget(),
  })
  const unsubscribe = vaultState.subscribe(() => {
    const vault = vaultState.get()
    const { profile } = credentialStore.get()
    if (vault.status !== 'open' || !profile) return
    const now = vault.content.profiles.find(({ id }) => id === profile.id)
    if (now === profile) return
    const untouched = profileInUse(credentialStore.get()) !== null
    if (!now) {
      // Deleted: its values must not live on in the fields.
      if (untouched) credentialStore.forget()
      else credentialStore.setProfile(null)
    } else if (untouched && !sameValues(now, profile)) credentialStore.take(now)
    else credentialStore.setProfile(now)
  })
  return () => {
    unwatch()
    unsubscribe()
  }
}
