import { randomUuid } from '../../../lib/random'
import { PROFILE_COLOURS, type Profile } from '../../../lib/vault/content'

/** A profile to begin with: nothing but a colour that the others don't have, where one is left. */
export function newProfile(
  others: readonly Profile[],
  secrets: Pick<Profile, 'authorization' | 'apiKey'> = { authorization: '', apiKey: '' },
): Profile {
  const free = PROFILE_COLOURS.find((colour) => !others.some((one) => one.colour === colour))
  const colour = free ?? PROFILE_COLOURS[others.length % PROFILE_COLOURS.length] ?? 'slate'
  return { id: randomUuid(), name: '', colour, target: null, ...secrets }
}
