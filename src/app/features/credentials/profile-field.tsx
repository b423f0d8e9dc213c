import { spellOut } from '../../../contract/misleading-text'
import type { Target } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import type { Profile } from '../../lib/vault/content'
import { Field } from '../../ui/field'
import { Select } from '../../ui/select'
import styles from './credentials-panel.module.css'
import { ProfileBadge } from './profile-badge'
import { chooseProfile } from './profile-choice'
import { useCredentials } from './use-credentials'

type ProfileFieldProps = {
  profiles: readonly Profile[]
  targets: readonly Target[]
  onChosen: () => void
  className: string | undefined
}

/** Chooses a profile of the open vault: its values fill the fields beside it. */
export function ProfileField({ profiles, targets, onChosen, className }: ProfileFieldProps) {
  const t = useT()
  const { profile } = useCredentials()
  return (
    <Field label={t('vault.profile')} className={className}>
      {(control) => (
        <div className={styles.choice}>
          {profile ? <ProfileBadge profile={profile} /> : null}
          <Select
            id={control.id}
            value={profile?.id ?? ''}
            className={profile ? styles.withBadge : undefined}
            onChange={(event) => {
              chooseProfile(profiles.find(({ id }) => id === event.target.value) ?? null, targets)
              onChosen()
            }}
          >
            <option value="">{t('vault.noProfile')}</option>
            {profiles.map(({ id, name }) => (
              <option key={id} value={id}>
                {spellOut(name)}
              </option>
            ))}
          </Select>
        </div>
      )}
    </Field>
  )
}
