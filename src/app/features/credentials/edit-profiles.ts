import { parseApiKey, parseAuthorization } from '../../../contract/authorization'
import type { AutoLockMinutes, Profile, VaultEdit } from '../../lib/vault/content'

/** What can be wrong with a profile, by field. */
export type ProfileProblems = {
  name?: 'empty' | 'long' | 'illegal' | 'secret' | 'taken'
  authorization?: 'unusable'
  apiKey?: 'unusable'
}

const MAX_NAME = 40

/**
 * Checks what was typed. Empty secrets are allowed: the simulator needs none.
 * @param others the profiles of the vault; the one with the same id is the one being edited
 */
export function checkProfile(profile: Profile, others: readonly Profile[]): ProfileProblems {
  const problems: ProfileProblems = {}
  const name = nameProblem(profile, others)
  if (name) problems.name = name
  if (profile.authorization.trim() !== '' && !parseAuthorization(profile.authorization).ok)
    problems.authorization = 'unusable'
  if (profile.apiKey.trim() !== '' && !parseApiKey(profile.apiKey).ok) problems.apiKey = 'unusable'
  return problems
}

function nameProblem(profile: Profile, others: readonly Profile[]): ProfileProblems['name'] | undefined {
  const name = profile.name.trim()
  if (name === '') return 'empty'
  // The name goes into the history, so it must not be what the history must not hold.
  const token = parseAuthorization(profile.authorization)
  const key = parseApiKey(profile.apiKey)
  if ((token.ok && name.includes(token.token)) || (key.ok && name.includes(key.value))) return 'secret'
  if ([...name].length > MAX_NAME) return 'long'
  if (/\p{Cc}|\p{Cs}/u.test(name)) return 'illegal'
  const taken = others.some(({ id, name: other }) => id !== profile.id && sameName(other, name))
  return taken ? 'taken' : undefined
}

const sameName = (a: string, b: string) =>
  a.trim().normalize('NFKC').toLowerCase() === b.trim().normalize('NFKC').toLowerCase()

/** The profile can't be kept as it is: another tab took its name, or removed it. Nothing was changed. */
export class ProfileRefusedError extends Error {
  override name = 'ProfileRefusedError'
  constructor(readonly why: 'taken' | 'deleted') {
    super(`the profile’s name is taken, or it is gone (${why})`)
  }
}

/** Without what a paste brings along; secrets in the form in which they are sent. */
export function tidyProfile(profile: Profile): Profile {
  const token = parseAuthorization(profile.authorization)
  const key = parseApiKey(profile.apiKey)
  return {
    ...profile,
    name: profile.name.trim(),
    authorization: token.ok ? token.value : profile.authorization.trim(),
    apiKey: key.ok ? key.value : profile.apiKey.trim(),
  }
}

/** Adds a profile. @throws {ProfileRefusedError} where the name is taken */
export const addProfile =
  (profile: Profile): VaultEdit =>
  (content) => {
    refuseTaken(profile, content.profiles)
    return { ...content, profiles: [...content.profiles, tidyProfile(profile)] }
  }

/** Puts a profile in place of the one with its id. @throws {ProfileRefusedError} */
export const editProfile =
  (profile: Profile): VaultEdit =>
  (content) => {
    if (!content.profiles.some(({ id }) => id === profile.id)) throw new ProfileRefusedError('deleted')
    refuseTaken(profile, content.profiles)
    const tidy = tidyProfile(profile)
    return { ...content, profiles: content.profiles.map((one) => (one.id === tidy.id ? tidy : one)) }
  }

/** Removes a profile; one that is gone already is no matter. */
export const deleteProfile =
  (id: string): VaultEdit =>
  (content) => ({ ...content, profiles: content.profiles.filter((one) => one.id !== id) })

export const setAutoLock =
  (autoLockMinutes: AutoLockMinutes): VaultEdit =>
  (content) => ({ ...content, autoLockMinutes })

function refuseTaken(profile: Profile, others: readonly Profile[]) {
  if (checkProfile(profile, others).name === 'taken') throw new ProfileRefusedError('taken')
}
