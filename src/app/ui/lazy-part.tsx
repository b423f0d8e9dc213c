import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { Button } from './button'
import styles from './lazy-part.module.css'

type LazyPartProps<Props> = {
  /** A stable function: `const load = () => import('./part')`, with the part as its default export. */
  load: () => Promise<{ default: ComponentType<Props> }>
  props: Props
  /** What stands there meanwhile. */
  waiting?: ReactNode
  words: { failed: string; retry: string }
}

/** A part of the page whose script is asked for when it is first shown; where it can't be had, it says so and tries again. */
export function LazyPart<Props extends object>({ load, props, waiting = null, words }: LazyPartProps<Props>) {
  const [Part, setPart] = useState<ComponentType<Props>>()
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    let over = false
    load().then(
      (module) => !over && setPart(() => module.default),
      () => !over && setFailed(true),
    )
    return () => {
      over = true
    }
  }, [load, attempt])
  if (Part) return <Part {...props} />
  if (!failed) return waiting
  return (
    <div className={styles.failed} role="alert">
      {words.failed}{' '}
      <Button
        size="small"
        onClick={() => {
          setFailed(false)
          setAttempt(attempt + 1)
        }}
      >
        {words.retry}
      </Button>
    </div>
  )
}
