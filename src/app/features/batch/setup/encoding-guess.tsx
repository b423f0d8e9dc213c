import { useId } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import type { Encoding, FoundEncoding } from '../prepare/source'
import { encodingNamed } from './encoding-field'
import styles from './setup.module.css'
import '../later-words'

type EncodingGuessProps = {
  found: FoundEncoding
  chosen: Encoding
  onChoose: (encoding: Encoding) => void
}

/** Says that an encoding is a guess, with the first cells as it and the next likely ones read them; one click takes another. */
export function EncodingGuess({ found, chosen, onChoose }: EncodingGuessProps) {
  const t = useT()
  const id = useId()
  if (found.how === 'mark' && chosen !== 'auto' && chosen !== found.name)
    return <p className={styles.warning}>{t('batch.encoding.mark', { encoding: found.name })}</p>
  if (found.how !== 'guess') return null
  return (
    <section aria-labelledby={id} className={styles.guess}>
      <p id={id}>{t('batch.encoding.guess', { encoding: found.name })}</p>
      <ul aria-label={t('batch.encoding.readings')} className={styles.readings}>
        {found.readings.map(({ encoding, cells }) => (
          <li key={encoding}>
            {encoding === found.name ? (
              <b>{t('batch.encoding.inUse', { encoding })}</b>
            ) : (
              <Button size="small" onClick={() => onChoose(encodingNamed(encoding))}>
                {t('batch.encoding.use', { encoding })}
              </Button>
            )}
            <span className={styles.cells}>
              {cells.map((cell) => (
                <span key={cell} className={styles.cell}>
                  <bdi>{cell}</bdi>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p>{t('batch.encoding.other')}</p>
    </section>
  )
}
