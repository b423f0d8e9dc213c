import { Fragment } from 'react'
import { hostForms } from '../../contract/host-forms'
import { type OddCharacter, type Reading, readMisleading, spellOut } from '../../contract/misleading-text'
import { useT } from './i18n/i18n'
import styles from './plain-name.module.css'

type PlainNameProps = {
  text: string
  /** `text`: the words of a platform or a person, which may have lines and any spaces. */
  reading?: Reading
}

/**
 * A name as it is: what can't be seen in it, turns its letters round or passes for another letter is a chip with its code
 * point, and nothing around it is turned by it. A name without any of those is just its text.
 */
export function PlainName({ text, reading = 'name' }: PlainNameProps) {
  const pieces = readMisleading(text, reading)
  if (pieces.every((piece) => typeof piece === 'string')) return <bdi>{text}</bdi>
  return (
    <bdi data-whole={spellOut(text, reading)}>
      {pieces.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one name have no other identity
        <Fragment key={at}>{typeof piece === 'string' ? piece : <OddChip odd={piece} />}</Fragment>
      ))}
    </bdi>
  )
}

/** A name that a sentence is about. */
export const StrongName = ({ text }: { text: string }) => (
  <b>
    <PlainName text={text} />
  </b>
)

/** What an odd character is, in words. */
export const wordsOfOdd = (t: ReturnType<typeof useT>, { name, sort }: OddCharacter) =>
  [name, t(`names.odd.${sort}`)].filter(Boolean).join(', ')

/** One character that misleads, by its code point; the letter too, where it has a look of its own. */
export function OddChip({ odd }: { odd: OddCharacter }) {
  const t = useT()
  const why = wordsOfOdd(t, odd)
  return (
    <span className={styles.chip} title={`${odd.code} ${why}`}>
      {odd.sort === 'lookalike' ? `${odd.text} ${odd.code}` : odd.code}
      <span className="visually-hidden"> ({why})</span>
    </span>
  )
}

/** An address whose host is shown as it is asked: in ASCII, with what was written beside it where that is another. */
export function PlainAddress({ url }: { url: string }) {
  const forms = hostForms(url)
  if (forms === null) return <PlainName text={url} />
  const { before, ascii, written, after } = forms
  return (
    <bdi>
      <PlainName text={before} />
      <b className={styles.host}>{ascii}</b>
      <PlainName text={after} />{' '}
      <span className={styles.written}>
        (<PlainName text={written} />)
      </span>
    </bdi>
  )
}
