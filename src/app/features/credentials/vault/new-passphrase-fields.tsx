import { type MessageKey, useT } from '../../../lib/i18n/i18n'
import { PassphraseField } from './passphrase-field'
import { isStrongEnough } from './passphrase-strength'
import { StrengthMeter } from './strength-meter'

export type NewPassphrase = { passphrase: string; again: string }

/** What is wrong with a new passphrase, and beside which field it is said. */
export function newPassphraseProblem({
  passphrase,
  again,
}: NewPassphrase): { field: keyof NewPassphrase; message: MessageKey } | undefined {
  if (!isStrongEnough(passphrase)) return { field: 'passphrase', message: 'vault.tooWeak' }
  if (passphrase.normalize('NFKC') !== again.normalize('NFKC'))
    return { field: 'again', message: 'vault.notAlike' }
  return undefined
}

type NewPassphraseFieldsProps = {
  typed: NewPassphrase
  onChange: (typed: NewPassphrase) => void
  /** Only after the first try: nobody likes to be corrected while typing. */
  showProblems: boolean
  first?: boolean
}

/** A new passphrase, how good it is, and the same once more. */
export function NewPassphraseFields({ typed, onChange, showProblems, first }: NewPassphraseFieldsProps) {
  const t = useT()
  const problem = showProblems ? newPassphraseProblem(typed) : undefined
  const errorOf = (field: keyof NewPassphrase) => (problem?.field === field ? t(problem.message) : undefined)
  return (
    <>
      <div data-field="passphrase">
        <PassphraseField
          label={t(first ? 'vault.passphrase' : 'vault.newPassphrase')}
          kind="new"
          value={typed.passphrase}
          onChange={(passphrase) => onChange({ ...typed, passphrase })}
          error={errorOf('passphrase')}
          hint={<StrengthMeter passphrase={typed.passphrase} />}
          {...(first && { first })}
        />
      </div>
      <div data-field="again">
        <PassphraseField
          label={t('vault.again')}
          kind="new"
          value={typed.again}
          onChange={(again) => onChange({ ...typed, again })}
          error={errorOf('again')}
        />
      </div>
    </>
  )
}
