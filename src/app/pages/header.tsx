import { Languages, Moon, Sun, SunMoon } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { Config } from '../../contract/config-message'
import type { Target } from '../../contract/target'
import { ProfilePill } from '../features/credentials/profile-pill'
import { VaultDialogHost } from '../features/credentials/vault-dialog-host'
import { InboxStatus } from '../features/inbox/inbox-status'
import { UnseenCount } from '../features/inbox/unseen-count'
import { LOCALES, setLocale, useLocale, useT } from '../lib/i18n/i18n'
import { chooseTarget, useChosenTarget } from '../lib/target-choice'
import { setTheme, THEMES, useThemeChoice } from '../lib/theme'
import { cx } from '../ui/cx'
import { Menu } from '../ui/menu'
import { Select } from '../ui/select'
import { Brand } from './brand'
import styles from './header.module.css'

const NONE: readonly Target[] = []
const THEME_ICONS = { system: SunMoon, light: Sun, dark: Moon }
const LANGUAGE_NAMES = { en: 'English', 'pt-BR': 'Português (Brasil)' }

type HeaderProps = { config: Config | undefined; panelOpen: boolean; onTogglePanel: () => void }

/** The top of every page: where starts go, as whom, and the way around. */
export function Header({ config, panelOpen, onTogglePanel }: HeaderProps) {
  const t = useT()
  const [location] = useLocation()
  const theme = useThemeChoice()
  const locale = useLocale()
  const ThemeIcon = THEME_ICONS[theme]
  const target = useChosenTarget(config?.targets ?? NONE)
  return (
    <>
      <header className={styles.header}>
        <Brand />
        <TargetSelect config={config} />
        <div className={styles.profile}>
          <ProfilePill
            target={target}
            targets={config?.targets ?? NONE}
            panelOpen={panelOpen}
            onTogglePanel={onTogglePanel}
          />
        </div>
        <nav aria-label={t('nav.label')} className={styles.nav}>
          <Link href="/" aria-current={location === '/' ? 'page' : undefined}>
            {t('nav.launch')}
          </Link>
          <Link href="/runs" aria-current={location === '/runs' ? 'page' : undefined}>
            {t('nav.runs')}
          </Link>
          <Link href="/inbox" aria-current={location === '/inbox' ? 'page' : undefined}>
            {t('nav.inbox')}
            <UnseenCount />
          </Link>
        </nav>
        <InboxStatus />
        <Menu
          label={t('shell.theme')}
          icon={<ThemeIcon size={16} aria-hidden />}
          items={THEMES.map((choice) => ({
            label: t(`theme.${choice}`),
            checked: choice === theme,
            onSelect: () => setTheme(choice),
          }))}
        />
        <Menu
          label={t('shell.language')}
          icon={<Languages size={16} aria-hidden />}
          items={LOCALES.map((choice) => ({
            label: LANGUAGE_NAMES[choice],
            checked: choice === locale,
            onSelect: () => void setLocale(choice),
          }))}
        />
      </header>
      <VaultDialogHost targets={config?.targets ?? NONE} />
    </>
  )
}

function TargetSelect({ config }: { config: Config | undefined }) {
  const t = useT()
  const target = useChosenTarget(config?.targets ?? [])
  return (
    <Select
      aria-label={t('shell.target')}
      disabled={!config}
      className={cx(styles.target, target && (target.simulated ? styles.simulated : styles.live))}
      value={target?.id ?? ''}
      onChange={(event) => chooseTarget(event.target.value)}
    >
      {(config?.targets ?? []).map(({ id, label, simulated }) => (
        <option key={id} value={id}>
          {t(simulated ? 'shell.simulated' : 'shell.live', { label })}
        </option>
      ))}
    </Select>
  )
}
