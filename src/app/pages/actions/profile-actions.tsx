import { CircleDashed, Lock, LockOpen } from 'lucide-react'
import { spellOut } from '../../../contract/misleading-text'
import type { Target } from '../../../contract/target'
import { credentialStore } from '../../features/credentials/credential-store'
import { ProfileBadge } from '../../features/credentials/profile-badge'
import { chooseProfile } from '../../features/credentials/profile-choice'
import { requestVault } from '../../features/credentials/vault-dialog-request'
import type { Action } from '../../lib/actions'
import { t } from '../../lib/i18n/i18n'
import { loadVault } from '../../lib/vault/load-vault'
import { vaultState } from '../../lib/vault/state'
import '../../features/palette/later-words'

/** The vault and its profiles, for the palette. Names only: no token, no key, not even their ends. */
export function profileActions(targets: readonly Target[]): Action[] {
  const vault = vaultState.get()
  const open = (label: string, request: 'profiles' | 'unlock' | 'new-profile'): Action => ({
    id: 'vault',
    group: 'profile',
    label,
    keywords: ['vault', 'passphrase'],
    icon: <LockOpen size={15} />,
    run: () => requestVault(request),
  })
  switch (vault.status) {
    case 'open': {
      const { profile } = credentialStore.get()
      return [
        ...vault.content.profiles.map(
          (one): Action => ({
            id: `profile ${one.id}`,
            group: 'profile',
            label: spellOut(one.name),
            icon: <ProfileBadge profile={one} />,
            current: one.id === profile?.id,
            run: () => chooseProfile(one, targets),
          }),
        ),
        ...(profile
          ? [
              {
                id: 'profile none',
                group: 'profile' as const,
                label: t('palette.noProfile'),
                icon: <CircleDashed size={15} />,
                run: () => chooseProfile(null, targets),
              },
            ]
          : []),
        open(t('vault.manage'), 'profiles'),
        {
          id: 'vault lock',
          group: 'profile',
          label: t('palette.lockVault'),
          keywords: ['vault'],
          icon: <Lock size={15} />,
          run: () => void loadVault().then((vault) => vault.lock()),
        },
      ]
    }
    case 'locked':
      return [open(t('vault.unlockMenu'), 'unlock')]
    case 'none':
      return [open(t('vault.offer'), 'new-profile')]
    default:
      return []
  }
}
