import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ACTION_GROUPS, type Action, type ActionGroup, collectActions } from '../../lib/actions'
import { useT } from '../../lib/i18n/i18n'
import { allShortcuts } from '../../lib/shortcuts'
import { Dialog } from '../../ui/dialog'
import { leftToComposing } from '../../ui/is-composing'
import { Kbd, Keys } from '../../ui/kbd'
import styles from './palette-dialog.module.css'
import { rankActions } from './rank-actions'

/** Everything that can be done or gone to, found by a few letters. Loaded when first opened. */
export default function PaletteDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [actions, setActions] = useState<readonly Action[]>()
  const [typed, setTyped] = useState('')
  // Enter, pressed before there was anything to choose from.
  const early = useRef(false)
  useEffect(() => {
    let over = false
    void collectActions().then((found) => {
      if (over) return
      setActions(found)
      const best = rankActions(found, latest.current)[0]
      // What costs money is never done unseen: it waits, chosen, for another Enter.
      if (early.current && best && !best.paid) choose.current(best)
      early.current = false
    })
    return () => {
      over = true
    }
  }, [])
  const shown = useMemo(() => rankActions(actions ?? [], typed), [actions, typed])
  const groups = useMemo(() => inGroups(shown), [shown])
  const latest = useRef('')
  latest.current = typed
  const choose = useRef((_: Action) => {})
  choose.current = ({ run }) => {
    // The focus goes back first; what is done may take it elsewhere.
    onClose()
    requestAnimationFrame(run)
  }
  const [keys] = useState(() => new Map(allShortcuts().map((shortcut) => [shortcut.id, shortcut.keys])))

  return (
    <Dialog bare title={t('palette.title')} closeLabel={t('close')} onClose={onClose}>
      <Command
        label={t('palette.title')}
        shouldFilter={false}
        vimBindings={false}
        loop
        className={styles.palette}
        onKeyDown={(event) => {
          if (leftToComposing(event)) return
          // Typing on takes it back.
          if (actions === undefined) early.current = event.key === 'Enter'
          if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          onClose()
        }}
      >
        <div className={styles.field}>
          <Search size={16} aria-hidden />
          <Command.Input
            data-autofocus=""
            value={typed}
            onValueChange={setTyped}
            placeholder={t('palette.placeholder')}
            className={styles.input}
          />
          <Kbd>Esc</Kbd>
        </div>
        <Command.List label={t('palette.list')} className={styles.list}>
          {actions && shown.length === 0 ? <p className={styles.none}>{t('palette.none')}</p> : null}
          {groups.map(([group, members]) => (
            <Command.Group key={group} heading={t(`palette.group.${group}`)} className={styles.group}>
              {members.map((action) => (
                <Command.Item
                  key={action.id}
                  value={action.id}
                  className={styles.item}
                  onSelect={() => choose.current(action)}
                >
                  <span className={styles.icon}>{action.icon}</span>
                  <span data-private={action.group === 'profile' ? '' : undefined} className={styles.label}>
                    <bdi>{action.label}</bdi>
                  </span>
                  {action.hint ? (
                    <span
                      data-private={
                        ['automation', 'run', 'seed', 'do'].includes(action.group) ? '' : undefined
                      }
                      className={styles.hint}
                    >
                      <bdi>{action.hint}</bdi>
                    </span>
                  ) : null}
                  {action.current ? <span className={styles.current}>{t('palette.current')}</span> : null}
                  {keys.has(action.id) ? <Keys keys={keys.get(action.id) ?? ''} /> : null}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
      <p role="status" className="visually-hidden">
        {actions && typed !== '' ? t('palette.count', { count: shown.length }) : ''}
      </p>
    </Dialog>
  )
}

/** By group: in the fixed order while nothing is typed, else the group of the best first. */
function inGroups(actions: readonly Action[]): [ActionGroup, Action[]][] {
  const groups = new Map<ActionGroup, Action[]>()
  for (const action of actions) {
    const members = groups.get(action.group)
    if (members) members.push(action)
    else groups.set(action.group, [action])
  }
  return [...groups].filter(([group]) => ACTION_GROUPS.includes(group))
}
