import { CircleHelp, Ellipsis, Languages, Moon, Presentation, Search, Sun, SunMoon } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { Config } from '../../contract/config-message'
import type { Target } from '../../contract/target'
import { ProfilePill } from '../features/credentials/profile-pill'
import { VaultDialogHost } from '../features/credentials/vault-dialog-host'
import { InboxStatus } from '../features/inbox/inbox-status'
import { UnseenCount } from '../features/inbox/unseen-count'
import { setDemo, useDemo } from '../lib/demo'
import { LANGUAGE_NAMES, LOCALES, setLocale, useLocale, useT } from '../lib/i18n/i18n'
import { openOverlay } from '../lib/overlay'
import { useChosenTarget } from '../lib/target-choice'
import { setTheme, THEMES, useThemeChoice } from '../lib/theme'
import { Button, IconButton } from '../ui/button'
import { cx } from '../ui/cx'
import { Keys } from '../ui/kbd'
import { Menu, type MenuItem } from '../ui/menu'
import { Brand } from './brand'
import styles from './header.module.css'
import { NAV_PAGES } from './nav-pages'
import { TargetSelect } from './target-select'
import { useLiveMark } from './use-live-mark'

const NONE: readonly Target[] = []
const THEME_ICONS = { system: SunMoon, light: Sun, dark: Moon }

type HeaderProps = {
  config: Config | undefined
  /** The server answers nothing before it is given its access token. */
  locked: boolean
  panelOpen: boolean
  onTogglePanel: () => void
}

/** The top of every page: where starts go, as whom, and the way around. */
export function Header({ config, locked, panelOpen, onTogglePanel }: HeaderProps) {
  const t = useT()
  const [location] = useLocation()
  const targets = config?.targets ?? NONE
  const target = useChosenTarget(targets)
  useLiveMark(target)
  return (
    <>
      <header className={cx(styles.header, target && !target.simulated && styles.liveHeader)}>
        <Brand />
        <TargetSelect config={config} />
        <div className={styles.profile}>
          <ProfilePill
            target={target}
            targets={targets}
            panelOpen={panelOpen}
            onTogglePanel={onTogglePanel}
          />
        </div>
        <nav aria-label={t('nav.label')} className={styles.nav}>
          {NAV_PAGES.map(({ path, label }) => (
            <Link key={path} href={path} aria-current={location === path ? 'page' : undefined}>
              {t(label)}
              {path === '/inbox' ? <UnseenCount /> : null}
            </Link>
          ))}
        </nav>
        <div className={styles.end}>
          <Button
            className={styles.search ?? ''}
            aria-keyshortcuts="Control+K Meta+K"
            aria-haspopup="dialog"
            onClick={() => openOverlay('palette')}
          >
            <Search size={15} aria-hidden />
            <span className={styles.searchWords}>{t('palette.open')}</span>
            <Keys keys="mod+k" />
          </Button>
          {locked ? null : <InboxStatus />}
          <Choices />
        </div>
      </header>
      <VaultDialogHost targets={targets} />
    </>
  )
}

/** Help, demo mode, theme and language: side by side, or in one menu where there is no room. */
function Choices() {
  const t = useT()
  const theme = useThemeChoice()
  const locale = useLocale()
  const demo = useDemo()
  const ThemeIcon = THEME_ICONS[theme]
  const help = () => openOverlay('help')
  const toggleDemo = () => setDemo({ on: !demo.on })
  const themes = THEMES.map(
    (choice): MenuItem => ({
      label: t(`theme.${choice}`),
      checked: choice === theme,
      onSelect: () => setTheme(choice),
    }),
  )
  const languages = LOCALES.map(
    (choice): MenuItem => ({
      label: LANGUAGE_NAMES[choice],
      checked: choice === locale,
      onSelect: () => void setLocale(choice),
    }),
  )
  const separated = ([first, ...rest]: MenuItem[]): MenuItem[] =>
    first ? [{ ...first, separated: true }, ...rest] : []
  return (
    <>
      <span className={styles.choices}>
        <IconButton label={t('shell.demo')} aria-pressed={demo.on} onClick={toggleDemo}>
          <Presentation size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('shell.help')} aria-haspopup="dialog" onClick={help}>
          <CircleHelp size={16} aria-hidden />
        </IconButton>
        <Menu label={t('shell.theme')} icon={<ThemeIcon size={16} aria-hidden />} items={themes} />
        <Menu label={t('shell.language')} icon={<Languages size={16} aria-hidden />} items={languages} />
      </span>
      <span className={styles.more}>
        <Menu
          label={t('shell.menu')}
          icon={<Ellipsis size={16} aria-hidden />}
          items={[
            { label: t('shell.help'), icon: <CircleHelp size={14} aria-hidden />, onSelect: help },
            { label: t('shell.demo'), checked: demo.on, onSelect: toggleDemo },
            ...separated(themes),
            ...separated(languages),
          ]}
        />
      </span>
    </>
  )
}
