import { FixedRows } from './fixed-rows'
import styles from './hex-view.module.css'

const PER_ROW = 16
const ROW = 20

/** Bytes as bytes: offset, sixteen in hexadecimal, and the letters that they would be in ASCII. */
export function HexView({ bytes, label }: { bytes: Uint8Array; label: string }) {
  return (
    <FixedRows
      count={Math.ceil(bytes.length / PER_ROW)}
      rowHeight={ROW}
      box={{ role: 'region', 'aria-label': label, tabIndex: 0, className: styles.hex }}
      row={(index) => {
        const { offset, hex, ascii } = hexRow(bytes, index)
        return (
          <div key={index} className={styles.row}>
            <span className={styles.offset}>{offset}</span>
            <span>{hex}</span>
            <span className={styles.ascii}>{ascii}</span>
          </div>
        )
      }}
    />
  )
}

/** One line of the dump. Bytes that are no visible ASCII stand as dots. */
export function hexRow(bytes: Uint8Array, index: number): { offset: string; hex: string; ascii: string } {
  const part = [...bytes.subarray(index * PER_ROW, (index + 1) * PER_ROW)]
  const pairs = part.map((byte) => byte.toString(16).padStart(2, '0'))
  while (pairs.length < PER_ROW) pairs.push('  ')
  return {
    offset: (index * PER_ROW).toString(16).padStart(6, '0'),
    hex: `${pairs.slice(0, 8).join(' ')}  ${pairs.slice(8).join(' ')}`,
    ascii: part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
  }
}
