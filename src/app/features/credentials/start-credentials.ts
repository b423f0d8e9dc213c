import type { Target } from '../../../contract/target'
import { type Credentials, profileInUse, usableCredentials } from './credential-store'

/** The simulator wants both headers, as the platform does, but takes any value. */
const SIMULATOR = { authorization: 'Token simulator', apiKey: 'simulator' }

/** What a start on this target is sent with, and the name that stands for it in the history. */
export type StartCredentials = {
  authorization: string
  apiKey: string
  profile: string
  /** The profile wants the automation's name typed before each paid start. */
  confirmTyped: boolean
}

/** @returns `null` where nothing usable was given; on the simulator an empty field is no obstacle */
export function startCredentials(credentials: Credentials, target: Target): StartCredentials | null {
  const given = target.simulated
    ? {
        ...credentials,
        authorization: credentials.authorization.trim() || SIMULATOR.authorization,
        apiKey: credentials.apiKey.trim() || SIMULATOR.apiKey,
      }
    : credentials
  const usable = usableCredentials(given)
  if (!usable.ok) return null
  const { authorization, apiKey, tail } = usable
  const profile = profileInUse(credentials)
  return {
    authorization,
    apiKey,
    profile: profile?.name ?? `Token ••••${tail}`,
    // Edited values do not get around what their profile asks for.
    confirmTyped: credentials.profile?.confirmTyped ?? false,
  }
}
