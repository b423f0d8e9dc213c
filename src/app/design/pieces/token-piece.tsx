import { State, States } from '../states'
import styles from './token-piece.module.css'

/** Words on their grounds, as the page pairs them; axe measures every one. */
const PAIRS: readonly [words: string, ground: string][] = [
  ['text', 'bg'],
  ['soft', 'bg'],
  ['faint', 'bg'],
  ['text', 'panel'],
  ['soft', 'panel'],
  ['faint', 'panel'],
  ['text', 'sunk'],
  ['soft', 'sunk'],
  ['accent-text', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['sim', 'sim-soft'],
  ['live', 'live-soft'],
  ['on-live', 'live'],
  ['ok', 'ok-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['idle', 'idle-soft'],
  ['busy', 'busy-soft'],
  ['json-key', 'panel'],
  ['json-string', 'panel'],
  ['json-number', 'panel'],
  ...['slate', 'teal', 'blue', 'plum', 'pink', 'olive'].map((name): [string, string] => [
    'on-profile',
    `profile-${name}`,
  ]),
]
const SIZES = ['12', '13', '14', '16', '20']

/** Colours, sizes of letters, radius and shadow. */
export function TokenPiece() {
  return (
    <States>
      <State of="words on their grounds" wide>
        <ul className={styles.pairs}>
          {PAIRS.map(([words, ground]) => (
            <li
              key={`${words} ${ground}`}
              style={{ color: `var(--${words})`, background: `var(--${ground})` }}
            >
              {words} on {ground}
            </li>
          ))}
        </ul>
      </State>
      <State of="sizes">
        {SIZES.map((size) => (
          <p key={size} style={{ fontSize: `var(--text-${size})`, lineHeight: 1.5 }}>
            {size} Seed, run, result 0123456789
          </p>
        ))}
      </State>
      <State of="data">
        {SIZES.slice(0, 3).map((size) => (
          <p key={size} className="mono" style={{ fontSize: `var(--text-${size})`, lineHeight: 1.5 }}>
            {size} exec_abc123 0O 1lI -&gt; !=
          </p>
        ))}
      </State>
      <State of="hairlines, radius, shadow">
        <div className={styles.frames}>
          <span style={{ border: '1px solid var(--line)' }}>line</span>
          <span style={{ border: '1px solid var(--line-strong)' }}>line-strong</span>
          <span style={{ border: '1px solid var(--control)' }}>control</span>
          <span style={{ boxShadow: 'var(--shadow)' }}>shadow</span>
        </div>
      </State>
    </States>
  )
}
