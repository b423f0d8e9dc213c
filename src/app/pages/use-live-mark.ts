import { useEffect } from 'react'
import type { Target } from '../../contract/target'
import { t, useLocale } from '../lib/i18n/i18n'

/** Says in the browser's own tab, in word and picture, that starts are paid. What counts unread results stays before it. */
export function useLiveMark(target: Target | undefined): void {
  const locale = useLocale()
  const label = target && !target.simulated ? target.label : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow the language
  useEffect(() => {
    const [count = ''] = /^\(\d+\+?\) /.exec(document.title) ?? []
    document.title = count + (label === null ? 'Seedpad' : t('caution.title', { target: label }))
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
    if (icon) icon.href = label === null ? '/favicon.svg' : '/favicon-live.svg'
  }, [label, locale])
}
