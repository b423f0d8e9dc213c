import type { Target } from '../../../../contract/target'
import type { t as translate } from '../../../lib/i18n/i18n'
import type { Settings } from './settings'

const LANGUAGE_NAMES = { en: 'English', 'pt-BR': 'Português (Brasil)' }

/** Settings in words, for one line: "language English, theme “Dark”". Empty where there are none. */
export function describeSettings(
  t: typeof translate,
  { language, theme, target }: Settings,
  targets: readonly Target[],
): string {
  const label = targets.find(({ id }) => id === target)?.label
  return [
    ...(language ? [t('transfer.language', { language: LANGUAGE_NAMES[language] })] : []),
    ...(theme ? [t('transfer.theme', { theme: t(`theme.${theme}`) })] : []),
    ...(target ? [t('transfer.target', { target: label ?? target })] : []),
  ].join(', ')
}
