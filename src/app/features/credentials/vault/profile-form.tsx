import { type FormEvent, useId, useRef, useState } from 'react'
import { findCredentialLines } from '../../../../contract/authorization'
import type { Target } from '../../../../contract/target'
import { targetIdSchema } from '../../../../contract/target'
import { useT } from '../../../lib/i18n/i18n'
import type { Profile } from '../../../lib/vault/content'
import type { VaultState } from '../../../lib/vault/state'
import { Button } from '../../../ui/button'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { Select } from '../../../ui/select'
import { credentialStore } from '../credential-store'
import { addProfile, checkProfile, editProfile, type ProfileProblems, tidyProfile } from '../edit-profiles'
import { chooseProfile } from '../profile-choice'
import { SecretInput } from '../secret-input'
import { vaultTrouble } from '../vault-trouble'
import { ColourPicker } from './colour-picker'
import styles from './vault-dialog.module.css'

type ProfileFormProps = {
  /** As it is in the vault, or a new one. */
  initial: Profile
  vault: Extract<VaultState, { status: 'open' }>
  targets: readonly Target[]
  onDone: () => void
}

/** One profile: its name, mark, target and secrets. What is typed here is in no other place until it is saved. */
export function ProfileForm({ initial, vault, targets, onDone }: ProfileFormProps) {
  const t = useT()
  const colourId = useId()
  const [profile, setProfile] = useState(initial)
  const [tried, setTried] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  const { profiles } = vault.content
  // As it was when the form opened: one that another tab deletes meanwhile must not come back as a new one.
  const [isNew] = useState(() => !profiles.some(({ id }) => id === initial.id))
  const problems: ProfileProblems = tried ? checkProfile(profile, profiles) : {}
  const edit = (change: Partial<Profile>) => {
    setProfile({ ...profile, ...change })
    setTrouble(undefined)
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [field] = Object.keys(checkProfile(profile, profiles))
    if (field) {
      form.current?.querySelector<HTMLElement>(`[data-field=${field}] input`)?.focus()
      return
    }
    try {
      await vault.change(isNew ? addProfile(profile) : editProfile(profile))
      // The first thing put in, and what was typed on the page, is what the operator means to use.
      const typed = credentialStore.get()
      if (isNew && !typed.profile) chooseProfile(tidyProfile(profile), targets)
      onDone()
    } catch (error) {
      setTrouble(t(vaultTrouble(error)))
    }
  }
  const secret = (field: 'authorization' | 'apiKey', label: string, placeholder: string) => (
    <div data-field={field}>
      <Field label={label} error={problems[field] && t('credentials.notUsable')}>
        {(control) => (
          <SecretInput
            {...control}
            what={field === 'apiKey' ? 'key' : 'token'}
            placeholder={placeholder}
            value={profile[field]}
            onChange={(event) => edit({ [field]: event.target.value })}
            onPaste={(event) => {
              const found = findCredentialLines(event.clipboardData.getData('text'))
              if (found.authorization === undefined && found.apiKey === undefined) return
              event.preventDefault()
              edit(found)
            }}
          />
        )}
      </Field>
    </div>
  )
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      <div data-field="name">
        <Field
          label={t('vault.name')}
          error={problems.name && t(`vault.name.${problems.name}`)}
          hint={t('vault.nameHint')}
        >
          {(control) => (
            <Input
              {...control}
              data-autofocus=""
              value={profile.name}
              onChange={(event) => edit({ name: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div>
        <div id={colourId} className={styles.label}>
          {t('vault.colour')}
        </div>
        <ColourPicker labelledBy={colourId} profile={profile} onChange={(colour) => edit({ colour })} />
      </div>
      <Field label={t('vault.defaultTarget')} hint={t('vault.defaultTargetHint')}>
        {(control) => (
          <Select
            {...control}
            className={styles.wide}
            value={profile.target ?? ''}
            onChange={(event) => edit({ target: targetIdSchema.safeParse(event.target.value).data ?? null })}
          >
            <option value="">{t('vault.noDefaultTarget')}</option>
            {targets.map(({ id, label, simulated }) => (
              <option key={id} value={id}>
                {t(simulated ? 'shell.simulated' : 'shell.live', { label })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {secret('authorization', t('vault.token'), 'Token …')}
      {secret('apiKey', t('vault.key'), 'x-api-key')}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={profile.confirmTyped ?? false}
          onChange={(event) => edit({ confirmTyped: event.target.checked })}
        />
        {t('vault.confirmTyped')}
      </label>
      {trouble ? (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button onClick={onDone}>{t('vault.cancel')}</Button>
        <Button look="primary" type="submit">
          {t('vault.saveProfile')}
        </Button>
      </div>
    </form>
  )
}
