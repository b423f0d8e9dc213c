import { withoutInvisible } from '../../../contract/misleading-text'
import { useT } from '../../lib/i18n/i18n'
import { PlainAddress, PlainName } from '../../lib/plain-name'
import { Button } from '../../ui/button'
import { toasts } from '../../ui/toast'

type OddNameHintProps = {
  kind: 'name' | 'url'
  value: string
  onChange: (value: string) => void
  /** All that tells this form from another one: nothing is undone in another draft, nor over what was typed since. */
  state: () => string
}

/** Below a field: what stands in it does not read as what it is; and the way out, where that is only what can’t be seen. */
export function OddNameHint({ kind, value, onChange, state }: OddNameHintProps) {
  const t = useT()
  const clean = withoutInvisible(value)
  const remove = () => {
    onChange(clean)
    const then = state()
    const undo = () => (state() === then ? onChange(value) : toasts.show(t('undoTooLate')))
    toasts.show(t('names.removed'), { label: t('undo'), run: undo })
  }
  return (
    <>
      {t(`names.hint.${kind}`)}{' '}
      {kind === 'url' ? <PlainAddress url={value.trim()} /> : <PlainName text={value.trim()} />}{' '}
      {clean === value.trim() ? null : (
        <Button size="small" onClick={remove}>
          {t('names.remove')}
        </Button>
      )}
    </>
  )
}
