import { Braces } from 'lucide-react'
import type { ReactNode } from 'react'
import { useActions } from '../../lib/actions'
import { useT } from '../../lib/i18n/i18n'
import { Button } from '../../ui/button'
import { Menu, type MenuItem } from '../../ui/menu'
import type { LibraryKind } from './library/library-items'
import styles from './seed-workbench.module.css'

/** What the toolbar can ask for. */
export type SeedTools = {
  library: LibraryKind | null
  onLibrary: (kind: LibraryKind | null) => void
  onFormat: () => void
  onCompact: () => void
  onSortKeys: () => void
  onOpenFile: () => void
  onSaveFile: () => void
  onSave: () => void
  onCompare: () => void
  onSchema: () => void
}

type SeedToolbarProps = SeedTools & {
  /** Of the toolbar; what has no room goes into the menu. */
  width: number
  /** The seed is empty: there is nothing to lay out or save. */
  blank: boolean
  /** Further entries of the menu, from other parts of the page. */
  more: readonly MenuItem[]
}

/** The tools of the seed: the most used as buttons, as far as there is room, all others under ⋯. */
export function SeedToolbar(props: SeedToolbarProps) {
  const { width, blank, more, library, onLibrary } = props
  const t = useT()
  const tools = [
    { at: 480, label: t('seeds.saved.menu'), kind: 'saved' as const, onSelect: () => toggle('saved') },
    { at: 480, label: t('seeds.recent.menu'), kind: 'recent' as const, onSelect: () => toggle('recent') },
    { at: 560, label: t('seed.format'), disabled: blank, onSelect: props.onFormat },
    { at: 640, label: t('seed.openFile'), onSelect: props.onOpenFile },
    { at: 700, label: t('seeds.compare'), onSelect: props.onCompare },
  ]
  const toggle = (kind: LibraryKind) => onLibrary(library === kind ? null : kind)
  const hidden = tools.filter(({ at }) => width < at)
  const items: MenuItem[] = [
    ...hidden.map(({ label, disabled = false, onSelect }) => ({ label, disabled, onSelect })),
    { label: t('seeds.compact'), disabled: blank, onSelect: props.onCompact },
    { label: t('seeds.sortKeys'), disabled: blank, onSelect: props.onSortKeys },
    { label: t('seeds.save'), disabled: blank, onSelect: props.onSave },
    { label: t('seeds.saveFile'), disabled: blank, onSelect: props.onSaveFile },
    { label: t('seeds.schema'), onSelect: props.onSchema },
    ...more,
  ]
  useActions(() =>
    [...tools.filter(({ at }) => width >= at), ...items]
      .filter((tool) => !tool.disabled)
      .map(({ label, onSelect }) => ({
        id: `seed ${label}`,
        group: 'tool',
        label,
        icon: <Braces size={15} />,
        run: onSelect,
      })),
  )
  return (
    <div className={styles.tools}>
      {tools
        .filter(({ at }) => width >= at)
        .map(({ label, kind, disabled = false, onSelect }) => (
          <Button
            key={label}
            size="small"
            look="quiet"
            aria-disabled={disabled}
            aria-expanded={kind ? library === kind : undefined}
            className={kind && library === kind ? (styles.pressed ?? '') : ''}
            onClick={disabled ? undefined : onSelect}
          >
            {label}
            {kind ? <Caret /> : null}
          </Button>
        ))}
      <Menu label={t('seeds.more')} icon={<span aria-hidden>⋯</span>} items={items} align="start" />
    </div>
  )
}

const Caret = (): ReactNode => (
  <span aria-hidden="true" className={styles.caret}>
    ▾
  </span>
)
