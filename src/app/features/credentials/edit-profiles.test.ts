import { describe, expect, it } from 'vitest'
import type { Profile, VaultContent } from '../../lib/vault/content'
import { addProfile, checkProfile, deleteProfile, editProfile, setAutoLock } from './edit-profiles'

const TOKEN = '0123456789abcdef0123456789abcdef01234567'
const profile = (change: Partial<Profile> = {}): Profile => ({
  id: 'p1',
  name: 'Production',
  colour: 'teal',
  target: null,
  authorization: `Token ${TOKEN}`,
  apiKey: 'a2V5',
  ...change,
})
const content = (...profiles: Profile[]): VaultContent => ({ profiles, headerRows: {}, autoLockMinutes: 15 })

describe('a profile', () => {
  it('is good with a name, and may lack token and key', () => {
    expect(checkProfile(profile(), [])).toEqual({})
    expect(checkProfile(profile({ authorization: ' ', apiKey: '' }), [])).toEqual({})
  })

  it.each([
    ['   ', 'empty'],
    ['x'.repeat(41), 'long'],
    ['a\u0007b', 'illegal'],
    ['a\ud800b', 'illegal'],
    [`mine ${TOKEN}`, 'secret'],
    ['the a2V5 one', 'secret'],
  ])('named %j is refused', (name, problem) => {
    expect(checkProfile(profile({ name }), []).name).toBe(problem)
  })

  it('can’t have another’s name in other letters', () => {
    const others = [profile({ id: 'p2', name: 'Produção' })]
    expect(checkProfile(profile({ name: ' PRODUÇÃO '.normalize('NFD') }), others).name).toBe('taken')
    expect(checkProfile(profile({ id: 'p2', name: 'produção' }), others)).toEqual({})
  })

  it('with a token or key that no header can carry is refused beside its field', () => {
    expect(checkProfile(profile({ authorization: 'Token a b' }), [])).toEqual({ authorization: 'unusable' })
    expect(checkProfile(profile({ apiKey: 'clé' }), [])).toEqual({ apiKey: 'unusable' })
  })

  it('is kept in the form in which it is sent, whatever was pasted', () => {
    const pasted = profile({
      name: ' Production ',
      authorization: `Authorization: token ${TOKEN}`,
      apiKey: 'x-api-key: a2V5',
    })
    expect(addProfile(pasted)(content()).profiles).toEqual([profile()])
  })

  it('that another tab removed can’t be edited, and removing it again is no matter', () => {
    expect(() => editProfile(profile())(content())).toThrow(expect.objectContaining({ why: 'deleted' }))
    expect(deleteProfile('p1')(content())).toEqual(content())
  })

  it('whose name another tab took meanwhile is refused', () => {
    const taken = content(profile({ id: 'p2' }))
    expect(() => addProfile(profile())(taken)).toThrow(expect.objectContaining({ why: 'taken' }))
    const both = content(profile({ id: 'p2' }), profile({ name: 'Other' }))
    expect(() => editProfile(profile())(both)).toThrow(expect.objectContaining({ why: 'taken' }))
  })

  it('is edited and removed without touching the others, or the rest of the vault', () => {
    const other = profile({ id: 'p2', name: 'Other' })
    const before: VaultContent = {
      ...content(profile(), other),
      headerRows: { d: [{ name: 'X', value: 'v' }] },
    }
    const edited = editProfile(profile({ name: 'New' }))(before)
    expect(edited).toEqual({ ...before, profiles: [profile({ name: 'New' }), other] })
    expect(deleteProfile('p1')(before)).toEqual({ ...before, profiles: [other] })
    expect(setAutoLock(60)(before)).toEqual({ ...before, autoLockMinutes: 60 })
  })
})
