import { useT } from '../../../lib/i18n/i18n'
import { PROFILE_COLOURS, type Profile, type ProfileColour } from '../../../lib/vault/content'
import { ProfileBadge } from '../profile-badge'
import styles from './vault-dialog.module.css'

type ColourPickerProps = {
  labelledBy: string
  profile: Pick<Profile, 'name' | 'colour'>
  onChange: (colour: ProfileColour) => void
}

/** Radio buttons that look like the badge they give; each has its colour's name. */
export function ColourPicker({ labelledBy, profile, onChange }: ColourPickerProps) {
  const t = useT()
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className={styles.colours}>
      {PROFILE_COLOURS.map((colour) => (
        <label key={colour} className={styles.colour} title={t(`vault.colour.${colour}`)}>
          <input
            type="radio"
            name="profile-colour"
            aria-label={t(`vault.colour.${colour}`)}
            checked={profile.colour === colour}
            onChange={() => onChange(colour)}
          />
          <ProfileBadge large profile={{ name: profile.name, colour }} />
        </label>
      ))}
    </div>
  )
}
