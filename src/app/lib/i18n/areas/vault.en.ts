/** The credential vault and its profiles, as far as the first screen shows them. */
export const vaultEn = {
  'vault.menu': 'Profiles and vault',
  'vault.profile': 'Profile',
  'vault.noProfile': 'No profile',
  'vault.edited': 'edited',
  'vault.checked': 'checked',
  'vault.manage': 'Profiles and vault…',
  'vault.lockNow': 'Lock now',
  'vault.showPanel': 'Show credentials',
  'vault.hidePanel': 'Hide credentials',
  'vault.unlockMenu': 'Unlock the vault…',
  'vault.unlockDots': 'Unlock…',
  'vault.lockedPill': 'Vault locked',
  'vault.unreadablePill': 'Vault unreadable',
  'vault.unreadableMenu': 'See what is wrong…',
  'vault.unreadableLook': 'See more…',
  'vault.notLoaded': 'The vault could not be loaded. Check that Seedpad’s server is running, then try again.',

  'vault.offer': 'Keep in a vault…',
  'vault.saveAsProfile': 'Save as a profile…',
  'vault.fromVault': 'From the vault, in memory until it locks',
  'vault.differs': 'Edited: no longer what {{name}} holds',
  'vault.saveChanges': 'Save to profile',
  'vault.discardChanges': 'Discard',
  'vault.savedTo': 'Saved to {{name}}.',
  'vault.locked': 'The vault is locked.',
  'vault.locked.asked': 'You locked the vault.',
  'vault.locked.idle': 'The vault locked itself: nothing was done here for a while.',
  'vault.locked.other-tab': 'The vault was locked in another tab.',
  'vault.locked.rekeyed':
    'The vault was sealed anew in another tab. Unlock it with the passphrase in force now.',
  'vault.unreadable.damaged': 'The stored vault is damaged.',
  'vault.unreadable.newer': 'A newer Seedpad wrote the stored vault.',

  'vault.name.taken': 'Another profile has this name. Choose another.',

  'vault.unreadable.what.damaged':
    'What is stored is incomplete or was changed, so no passphrase opens it. Nothing was deleted. Save it as a file if a backup of this browser’s profile may still help; then forget the vault and make a new one.',
  'vault.unreadable.what.newer':
    'A newer Seedpad sealed this vault in a form that this one does not know. Nothing was changed. Use that version, or save the sealed data before you forget the vault here.',
  'vault.unreadable.download': 'Save the sealed data',

  'vault.trouble.wrong': 'This passphrase does not open the vault. Nothing was changed; try again.',
  'vault.trouble.unreadable': 'The stored vault is damaged. Nothing was changed.',
  'vault.trouble.gone': 'The vault was forgotten in another tab. Nothing was saved.',
  'vault.trouble.exists': 'Another tab has made a vault meanwhile. Unlock that one.',
  'vault.trouble.rekeyed':
    'The passphrase was changed in another tab. This was not saved: unlock the vault, then do it again.',
  'vault.trouble.deleted': 'This profile was deleted in another tab. Nothing was saved.',
  'vault.trouble.storage': 'The browser could not store it. Nothing was changed; try again.',
} as const
