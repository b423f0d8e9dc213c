import { contentWords } from '../../lib/content-words'
import { useT } from '../../lib/i18n/i18n'
import type { Content } from '../../ui/content'
import { ContentView } from '../../ui/content-view'
import { cx } from '../../ui/cx'
import { HexView } from '../../ui/hex-view'
import { JsonTree } from '../../ui/json-tree'
import { LazyContentView } from '../../ui/lazy-content-view'
import { LONG_NAME, MESSAGE_4_KB } from '../long-texts'
import { State, States } from '../states'
import styles from './rows.module.css'

const JSON_TEXT = JSON.stringify({
  title: 'Sun Halo over Sweden',
  days: ['2023-01-01', '2023-01-02'],
  nothing: null,
  fine: true,
  [LONG_NAME]: { deep: { deeper: 1 } },
  message: MESSAGE_4_KB,
}).replace('"deeper":1', '"deeper":12345678901234567891')

const text = (contentType: string, text: string): Content => ({ contentType, encoding: 'utf8', text })

/** What a webhook brought: JSON, text, markup, bytes. */
export function ContentPiece() {
  const t = useT()
  return (
    <States>
      <State of="JSON">
        <div className={styles.box}>
          <ContentView
            content={text('application/json', '{"took_s": 13.4}')}
            fileName="result"
            words={contentWords(t, 'JSON content')}
          />
        </div>
      </State>
      <State of="text">
        <div className={styles.box}>
          <LazyContentView
            content={text('text/plain', 'Good morning, Olá')}
            fileName="result"
            words={contentWords(t, 'Text content')}
          />
        </div>
      </State>
      <State of="markup, shown as text">
        <div className={styles.box}>
          <ContentView
            content={text('text/html', '<h1>502 Bad Gateway</h1>\n<script>alert(1)</script>')}
            fileName="result"
            words={contentWords(t, 'Markup content')}
          />
        </div>
      </State>
      <State of="bytes">
        <div className={styles.box}>
          <ContentView
            content={{
              contentType: 'image/png',
              encoding: 'base64',
              text: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB',
            }}
            fileName="result"
            words={contentWords(t, 'Byte content')}
          />
        </div>
      </State>
      <State of="bytes as bytes" wide>
        <HexView label="Bytes" bytes={new TextEncoder().encode('seedpad\u0000 and 0123456789')} />
      </State>
    </States>
  )
}

/** JSON as a tree. */
export function JsonTreePiece() {
  const t = useT()
  const words = contentWords(t, '')
  return (
    <States>
      <State of="long names, big numbers, 4 KB in one text" wide>
        <div className={cx(styles.box, styles.tall)}>
          <JsonTree text={JSON_TEXT} words={{ ...words.json, copied: words.copied, label: 'A result' }} />
        </div>
      </State>
      <State of="nothing in it">
        <div className={styles.box}>
          <JsonTree text="{}" words={{ ...words.json, copied: words.copied, label: 'Nothing' }} />
        </div>
      </State>
    </States>
  )
}
