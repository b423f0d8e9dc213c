import type { Target } from '../../../../contract/target'

/** Under which name a batch would be sent now, and what that profile asks for before paid starts. No secrets. */
export type SendAs = { profile: string; confirmTyped: boolean }

/** A batch's target as the server knows it now, and as whom it would be sent there; null where credentials are missing. */
export type GoesTo = { target: Target | null; sendAs: SendAs | null }
