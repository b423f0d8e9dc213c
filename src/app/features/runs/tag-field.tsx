import { type FormEvent, useState } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { Input } from '../../ui/input'
import { changeTags, cleanTag, TAG_LIMIT } from './annotate-runs'
import styles from './notes-view.module.css'

/** Adds a tag to runs. */
export function TagField({ startIds, onDone }: { startIds: readonly string[]; onDone?: () => void }) {
  const t = useT()
  const [text, setText] = useState('')
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const tag = cleanTag(text)
    if (tag === '') return
    await changeTags(startIds, { add: [tag] })
    setText('')
    onDone?.()
  }
  return (
    <form className={styles.tagForm} onSubmit={(event) => void add(event)}>
      <Field label={t('runs.tags.add')} className={styles.tagField}>
        {(control) => (
          <Input
            {...control}
            maxLength={TAG_LIMIT}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit">{t('runs.tags.button')}</Button>
    </form>
  )
}
