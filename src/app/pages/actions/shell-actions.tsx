import {
  ArrowRight,
  CircleDot,
  CircleHelp,
  Diamond,
  Keyboard,
  Languages,
  Moon,
  Presentation,
  Search,
  Signpost,
  Sun,
  SunMoon,
} from 'lucide-react'
import type { Target } from '../../../contract/target'
import type { Action } from '../../lib/actions'
import { getDemo, setDemo } from '../../lib/demo'
import { getLocale, LANGUAGE_NAMES, LOCALES, setLocale, t } from '../../lib/i18n/i18n'
import { openOverlay } from '../../lib/overlay'
import { chooseTarget, chosenTarget } from '../../lib/target-choice'
import { setTheme, THEMES, themeChoice } from '../../lib/theme'
import { focusSearch } from '../focus-search'
import { NAV_PAGES } from '../nav-pages'
import '../../features/palette/later-words'

type ShellDeps = { targets: readonly Target[]; navigate: (path: string) => void }

const THEME_ICONS = { system: <SunMoon size={15} />, light: <Sun size={15} />, dark: <Moon size={15} /> }

/** Pages, targets, themes, languages and help, for the palette. */
export function shellActions({ targets, navigate }: ShellDeps): Action[] {
  const target = chosenTarget(targets)
  return [
    {
      id: 'search',
      group: 'do',
      label: t('palette.do.search'),
      icon: <Search size={15} />,
      run: () => focusSearch(navigate),
    },
    ...NAV_PAGES.map(
      ({ path, label }): Action => ({
        id: `page ${path}`,
        group: 'page',
        label: t(label),
        icon: <ArrowRight size={15} />,
        run: () => navigate(path),
      }),
    ),
    ...targets.map(
      ({ id, label, simulated }): Action => ({
        id: `target ${id}`,
        group: 'target',
        label: t('palette.target', { label }),
        hint: t(simulated ? 'palette.free' : 'palette.live'),
        icon: simulated ? <Diamond size={15} /> : <CircleDot size={15} />,
        current: id === target?.id,
        run: () => chooseTarget(id),
      }),
    ),
    ...THEMES.map(
      (theme): Action => ({
        id: `theme ${theme}`,
        group: 'view',
        label: t('palette.theme', { name: t(`theme.${theme}`) }),
        icon: THEME_ICONS[theme],
        current: theme === themeChoice(),
        run: () => setTheme(theme),
      }),
    ),
    ...LOCALES.map(
      (locale): Action => ({
        id: `language ${locale}`,
        group: 'view',
        label: t('palette.language', { name: LANGUAGE_NAMES[locale] }),
        keywords: ['language', 'idioma'],
        icon: <Languages size={15} />,
        current: locale === getLocale(),
        run: () => void setLocale(locale),
      }),
    ),
    {
      id: 'demo',
      group: 'view',
      label: t('shell.demo'),
      icon: <Presentation size={15} />,
      current: getDemo().on,
      run: () => setDemo({ on: !getDemo().on }),
    },
    {
      id: 'help',
      group: 'help',
      label: t('shell.help'),
      icon: <CircleHelp size={15} />,
      run: () => openOverlay('help'),
    },
    {
      id: 'tour',
      group: 'help',
      label: t('outcome.tour'),
      icon: <Signpost size={15} />,
      run: () => openOverlay('tour'),
    },
    {
      id: 'shortcuts',
      group: 'help',
      label: t('shortcuts.title'),
      icon: <Keyboard size={15} />,
      run: () => openOverlay('shortcuts'),
    },
  ]
}
