import { Copy, Download, MoreHorizontal, Trash2 } from 'lucide-react'
import { Menu, type MenuItem } from '../../ui/menu'
import { PopoverButton } from '../../ui/popover-button'
import { LONG_NAME, PORTUGUESE } from '../long-texts'
import { State, States } from '../states'
import styles from './rows.module.css'

const nothing = () => {}
const ITEMS: readonly MenuItem[] = [
  { label: 'Copy as cURL', icon: <Copy size={14} />, hint: 'masked', onSelect: nothing },
  { label: 'Download', icon: <Download size={14} />, disabled: true, onSelect: nothing },
  { label: PORTUGUESE, icon: <Copy size={14} />, onSelect: nothing },
  { label: LONG_NAME, icon: <Copy size={14} />, hint: '2 min ago', onSelect: nothing },
  { label: 'Delete', icon: <Trash2 size={14} />, danger: true, separated: true, onSelect: nothing },
]
const CHOICES: readonly MenuItem[] = ['As the system', 'Light', 'Dark'].map((label, at) => ({
  label,
  checked: at === 0,
  onSelect: nothing,
}))

/** Menus of commands and of choices, and panels that open below a button. */
export function MenuPiece() {
  return (
    <States>
      <State of="commands">
        <Menu label="More" icon={<MoreHorizontal size={16} aria-hidden />} items={ITEMS} align="start" />
      </State>
      <State of="choices">
        <Menu label="Theme" text="Theme" items={CHOICES} look="plain" align="start" />
      </State>
      <State of="a panel, and one with something set">
        <div className={styles.row}>
          <PopoverButton label="State">{() => <p>What is set in here.</p>}</PopoverButton>
          <PopoverButton label="Project" text="Project: 2" active>
            {() => <p>{LONG_NAME}</p>}
          </PopoverButton>
        </div>
      </State>
    </States>
  )
}
