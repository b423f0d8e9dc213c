import { useEffect, useRef, useState } from 'react'
import type { Target } from '../../../../contract/target'
import { useT } from '../../../lib/i18n/i18n'
import type { Profile } from '../../../lib/vault/content'
import { useVault, type VaultState } from '../../../lib/vault/state'
import { Dialog } from '../../../ui/dialog'
import { credentialStore } from '../credential-store'
import { requestVault, useVaultRequest } from '../vault-dialog-request'
import { ChangePassphrase } from './change-passphrase'
import { CreateVault } from './create-vault'
import { ForgetVault } from './forget-vault'
import { newProfile } from './new-profile'
import { ProfileForm } from './profile-form'
import { ProfileList } from './profile-list'
import { UnlockVault } from './unlock-vault'
import { UnavailableVault, UnreadableVault } from './vault-notices'
import '../later-words'

/** What an open vault shows; `profile` edits one, or makes one that is not in it yet. */
export type VaultView = 'list' | 'passphrase' | 'forget' | { profile: Profile }

/** The vault's one dialog: made, unlocked, looked into, and forgotten here. Loaded when first asked for. */
export function VaultDialog({ targets }: { targets: readonly Target[] }) {
  const t = useT()
  const vault = useVault()
  const request = useVaultRequest()
  const [view, setView] = useState<VaultView | null>(null)
  const close = () => requestVault(null)
  const shown = view ?? (request === 'new-profile' && vault.status === 'open' ? firstView(vault) : 'list')
  const body = useRef<HTMLDivElement>(null)
  const page = pageOf(vault, shown)

  // Each page begins where its work is; the dialog itself sees to the first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is what focus follows
  useEffect(() => {
    body.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [page])

  return (
    <Dialog
      title={t(`vault.title.${page}`)}
      closeLabel={t('close')}
      onClose={vault.status === 'open' && shown !== 'list' ? () => setView('list') : close}
    >
      <div ref={body} key={page}>
        <Page
          vault={vault}
          view={shown}
          targets={targets}
          onView={setView}
          onClose={close}
          // What was asked for is done once the vault is open.
          onUnlocked={request === 'unlock' ? close : () => setView(null)}
        />
      </div>
    </Dialog>
  )
}

/** What was typed on the page becomes the first thing to put in; with nothing typed, the list invites. */
function firstView(vault: Extract<VaultState, { status: 'open' }>): VaultView {
  const { authorization, apiKey, profile } = credentialStore.get()
  if (profile || authorization + apiKey === '') return 'list'
  return { profile: newProfile(vault.content.profiles, { authorization, apiKey }) }
}

type PageName =
  | 'unread'
  | 'unavailable'
  | 'create'
  | 'unlock'
  | 'unreadable'
  | 'list'
  | 'profile'
  | 'passphrase'
  | 'forget'

function pageOf(vault: VaultState, view: VaultView): PageName {
  if (view === 'forget' && vault.status !== 'none') return 'forget'
  switch (vault.status) {
    case 'none':
      return 'create'
    case 'locked':
      return 'unlock'
    case 'open':
      return typeof view === 'object' ? 'profile' : view
    default:
      return vault.status
  }
}

type PageProps = {
  vault: VaultState
  view: VaultView
  targets: readonly Target[]
  onView: (view: VaultView | null) => void
  onClose: () => void
  onUnlocked: () => void
}

function Page({ vault, view, targets, onView, onClose, onUnlocked }: PageProps) {
  const toList = () => onView('list')
  if (view === 'forget' && vault.status !== 'none')
    return <ForgetVault onBack={toList} onForgotten={onClose} />
  switch (vault.status) {
    case 'unread':
      return null
    case 'unavailable':
      return <UnavailableVault why={vault.why} onClose={onClose} />
    case 'none':
      return <CreateVault onClose={onClose} onCreated={() => onView(null)} />
    case 'locked':
      return (
        <UnlockVault
          why={vault.why}
          onClose={onClose}
          onForget={() => onView('forget')}
          onUnlocked={onUnlocked}
        />
      )
    case 'unreadable':
      return <UnreadableVault why={vault.why} onForget={() => onView('forget')} />
    case 'open':
      if (view === 'passphrase') return <ChangePassphrase onDone={toList} />
      if (typeof view === 'object')
        return <ProfileForm initial={view.profile} vault={vault} targets={targets} onDone={toList} />
      return <ProfileList vault={vault} targets={targets} onView={onView} onClose={onClose} />
  }
}
