import { useEffect, useId, useState } from 'react'
import type { Target } from '../../../../contract/target'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import styles from '../exchange.module.css'
import { withPlainQuotes } from './foreign-outside'
import type { Import, ImportNote } from './import'
import { ImportRows } from './import-rows'
import { LeftList } from './left-list'
import { type Understood, understandText } from './understand-text'
import '../later-words'

export type BringInDialogProps = {
  /** What was pasted, dropped or opened; `null`: it is pasted in the dialog itself. */
  text: string | null
  targets: readonly Target[]
  inboxUrl: string
  /** Puts the text in where it was pasted, as it is. */
  onPlain: (() => void) | null
  onTake: (value: Import) => void
  onClose: () => void
}

/** Shows what a command, program or link would set before it sets it. */
export default function BringInDialog(props: BringInDialogProps) {
  const { targets, inboxUrl, onPlain, onTake, onClose } = props
  const t = useT()
  const inputId = useId()
  const hintId = useId()
  const [typed, setTyped] = useState('')
  /** The text with plain quotes, once they were asked for. */
  const [mended, setMended] = useState<string | null>(null)
  const text = mended ?? props.text ?? typed
  const understood = useUnderstood(text, targets, inboxUrl)
  const found = understood?.ok ? understood.import : null
  const kind = understood?.ok ? understood.import.kind : understood?.kind
  const isLink = kind === 'link'
  const title = isLink
    ? t('exchange.in.fromLink')
    : kind
      ? t('exchange.in.looksLike', { what: t(`exchange.kind.${kind}`) })
      : t('exchange.in.title')
  return (
    <Dialog
      wide
      title={title}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          {onPlain ? (
            <Button className={styles.push ?? ''} onClick={onPlain}>
              {t('exchange.in.plain')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{t('exchange.cancel')}</Button>
          <Button
            look="primary"
            data-autofocus={props.text === null ? undefined : ''}
            aria-disabled={!found || !setsAnything(found)}
            onClick={() => {
              if (found && setsAnything(found)) onTake(found)
            }}
          >
            {t('exchange.in.take')}
          </Button>
        </>
      }
    >
      {props.text === null ? (
        <div>
          <label htmlFor={inputId} className={styles.heading}>
            {t('exchange.in.text')}
          </label>
          <textarea
            id={inputId}
            data-autofocus=""
            aria-describedby={hintId}
            className={styles.paste}
            spellCheck={false}
            autoComplete="off"
            value={mended ?? typed}
            onChange={(event) => {
              setMended(null)
              setTyped(event.target.value)
            }}
          />
          <p id={hintId} className={styles.note}>
            {t('exchange.in.hint')}
          </p>
        </div>
      ) : null}
      {found ? (
        <>
          <p className={styles.intro}>{t(isLink ? 'exchange.in.fromLinkAsk' : 'exchange.in.ask')}</p>
          <h3 className={styles.heading}>{t('exchange.in.sets')}</h3>
          {setsAnything(found) ? (
            <ImportRows value={found} targets={targets} />
          ) : (
            <p className={styles.note}>{t('exchange.in.nothing')}</p>
          )}
          <Notes notes={found.notes} />
          <LeftList left={found.left} />
          <p className={styles.note}>{t('exchange.in.replaces')}</p>
        </>
      ) : understood && text.trim() !== '' && !understood.ok ? (
        <div role="alert" className={styles.problem}>
          <p>{t(`exchange.in.${understood.trouble}`, { quotes: understood.quotes ?? '' })}</p>
          {understood.trouble === 'typographic' ? (
            <Button size="small" onClick={() => setMended(withPlainQuotes(text))}>
              {t('exchange.in.plainQuotes')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  )
}

/** What is worth a sentence about the reading itself. */
function Notes({ notes }: { notes: readonly ImportNote[] }) {
  const t = useT()
  return notes.map((note) => (
    <p key={note.kind} className={styles.note}>
      {t(`exchange.note.${note.kind}`, { codes: note.kind === 'foreign' ? note.codes : '' })}
    </p>
  ))
}

const setsAnything = (value: Import): boolean =>
  [
    value.target,
    value.project,
    value.automation,
    value.credentials.authorization,
    value.credentials.apiKey,
    value.webhookUrl,
    value.seedText,
  ].some((one) => one !== null)

/** Taken apart after each change; while a link is decoded, what was shown before stays. */
function useUnderstood(text: string, targets: readonly Target[], inboxUrl: string): Understood | null {
  const [understood, setUnderstood] = useState<Understood | null>(null)
  useEffect(() => {
    let over = false
    void understandText(text, { targets, inboxUrl }).then((result) => {
      if (!over) setUnderstood(result)
    })
    return () => {
      over = true
    }
  }, [text, targets, inboxUrl])
  return understood
}
