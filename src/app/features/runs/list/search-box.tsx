import { Search, X } from 'lucide-react'
import { useRef } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { IconButton } from '../../../ui/button'
import { Input } from '../../../ui/input'
import { Kbd } from '../../../ui/kbd'
import styles from './toolbar.module.css'

type SearchBoxProps = {
  value: string
  onChange: (text: string) => void
  /** Down from the box leads into the list. */
  onDown: () => void
}

/** The search over everything that is known of the runs. */
export function SearchBox({ value, onChange, onDown }: SearchBoxProps) {
  const t = useT()
  const box = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.search}>
      <Search size={14} aria-hidden className={styles.glass} />
      <Input
        ref={box}
        type="search"
        data-runs-search=""
        aria-label={t('runs.search')}
        aria-keyshortcuts="/"
        placeholder={t('runs.search')}
        title={t('runs.searchHint')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault()
            onDown()
          }
          if (event.key === 'Escape') {
            event.preventDefault()
            if (value === '') onDown()
            else onChange('')
          }
        }}
        end={
          value === '' ? (
            <span className={styles.key}>
              <Kbd>/</Kbd>
            </span>
          ) : (
            <IconButton
              size="small"
              label={t('runs.searchClear')}
              onClick={() => {
                onChange('')
                box.current?.focus()
              }}
            >
              <X size={13} aria-hidden />
            </IconButton>
          )
        }
      />
    </div>
  )
}
