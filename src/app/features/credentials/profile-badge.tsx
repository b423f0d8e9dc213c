import { withoutInvisible } from '../../../contract/misleading-text'
import type { Profile } from '../../lib/vault/content'
import { cx } from '../../ui/cx'
import styles from './profile-badge.module.css'

type ProfileBadgeProps = { profile: Pick<Profile, 'name' | 'colour'>; large?: boolean }

/** A profile's colour and initial. Its name always stands beside it. */
export function ProfileBadge({ profile, large = false }: ProfileBadgeProps) {
  const [initial = '·'] = withoutInvisible(profile.name)
  return (
    <span aria-hidden className={cx(styles.badge, styles[profile.colour], large && styles.large)}>
      {initial.toLocaleUpperCase()}
    </span>
  )
}
