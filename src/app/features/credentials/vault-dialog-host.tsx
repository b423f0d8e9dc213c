import { type ComponentType, useEffect, useState } from 'react'
import type { Target } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import { lookForVault } from '../../lib/vault/load-vault'
import { toasts } from '../../ui/toast'
import { followVault } from './profile-choice'
import { requestVault, useVaultRequest } from './vault-dialog-request'

type VaultDialogProps = { targets: readonly Target[] }

/** Where the vault meets the page: looks for one, follows it, and fetches its dialog when first asked for. */
export function VaultDialogHost({ targets }: VaultDialogProps) {
  const t = useT()
  const request = useVaultRequest()
  const [Dialog, setDialog] = useState<ComponentType<VaultDialogProps>>()
  useEffect(() => {
    void lookForVault()
    return followVault()
  }, [])
  useEffect(() => {
    if (!request || Dialog) return
    import('./vault/vault-dialog').then(
      ({ VaultDialog }) => setDialog(() => VaultDialog),
      () => {
        requestVault(null)
        toasts.show(t('vault.notLoaded'))
      },
    )
  }, [request, Dialog, t])
  return request && Dialog ? <Dialog targets={targets} /> : null
}
