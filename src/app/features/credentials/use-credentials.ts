import { useSyncExternalStore } from 'react'
import { type Credentials, credentialStore } from './credential-store'

/** The credentials of this tab, live. */
export const useCredentials = (): Credentials =>
  useSyncExternalStore(credentialStore.subscribe, credentialStore.get)
