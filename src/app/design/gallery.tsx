import type { ComponentType } from 'react'
import { LANGUAGE_NAMES, LOCALES, setLocale, useLocale } from '../lib/i18n/i18n'
import { setTheme, THEMES, useThemeChoice } from '../lib/theme'
import { Select } from '../ui/select'
import { Toaster } from '../ui/toast'
import styles from './gallery.module.css'

/**
 * Every piece of the interface in every state: to look at while one is changed, and for the tests to photograph. Served in
 * development at `/design`; no part of the product.
 */
export function Gallery({ pieces }: { pieces: Readonly<Record<string, ComponentType>> }) {
  const theme = useThemeChoice()
  const locale = useLocale()
  return (
    <main className={styles.gallery}>
      <header className={styles.header}>
        <h1>Pieces</h1>
        <Select
          aria-label="Theme"
          value={theme}
          onChange={(event) => setTheme(THEMES.find((one) => one === event.target.value) ?? 'system')}
        >
          {THEMES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
        <Select
          aria-label="Language"
          value={locale}
          onChange={(event) => void setLocale(LOCALES.find((one) => one === event.target.value) ?? 'en')}
        >
          {LOCALES.map((one) => (
            <option key={one} value={one}>
              {LANGUAGE_NAMES[one]}
            </option>
          ))}
        </Select>
      </header>
      {Object.entries(pieces).map(([name, Piece]) => (
        <section key={name} data-piece={name} aria-label={name} className={styles.piece}>
          <h2 className={styles.name}>{name}</h2>
          <Piece />
        </section>
      ))}
      <Toaster dismissLabel="Dismiss" />
    </main>
  )
}
