import { Eye, EyeOff } from 'lucide-react'
import { type InputHTMLAttributes, type Ref, useState } from 'react'
import { useDemo } from '../../lib/demo'
import { useT } from '../../lib/i18n/i18n'
import { IconButton } from '../../ui/button'
import { Input } from '../../ui/input'

type SecretInputProps = InputHTMLAttributes<HTMLInputElement> & {
  /** What its button shows, where more than one is on the page. */
  what?: 'token' | 'key' | 'value'
  ref?: Ref<HTMLInputElement>
}

/** A text box for a secret: masked until revealed, and never offered to the browser's password store. */
export function SecretInput({ what = 'value', ...props }: SecretInputProps) {
  const t = useT()
  const demo = useDemo()
  const [wanted, setRevealed] = useState(false)
  const revealed = wanted && !demo.on
  return (
    <Input
      {...props}
      mono
      secret
      type={revealed ? 'text' : 'password'}
      end={
        demo.on ? null : (
          <IconButton
            size="small"
            label={t(`secret.${revealed ? 'hide' : 'show'}.${what}`)}
            aria-controls={props.id}
            aria-pressed={revealed}
            onClick={() => setRevealed(!revealed)}
          >
            {revealed ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
          </IconButton>
        )
      }
    />
  )
}
