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

const AGAIN_MS = 3_000

/** Parts that are here already, by the function that loads them: shown again, they are there in the first frame. */
const loaded = new WeakMap<object, unknown>()

/** A part of the page whose script is asked for when it is first shown; where it can't be had, it says so and tries again. */
export function LazyPart<Props extends object>({ load, props, waiting = null, words }: LazyPartProps<Props>) {
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [, setArrived] = useState<unknown>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    let over = false
    let again: ReturnType<typeof setTimeout> | undefined
    const fail = () => {
      if (over) return
      setFailed(true)
      // A server that was gone for a moment: it comes without a press, too.
      again = setTimeout(() => setAttempt((last) => last + 1), AGAIN_MS)
    }
    preloadPart(load).then(() => !over && setArrived(() => load), fail)
    return () => {
      over = true
      clearTimeout(again)
    }
  }, [load, attempt])
  const Part = loaded.get(load) as ComponentType<Props> | undefined
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

/**
 * Loads a part before it is shown.
 * @param load the very function that its `LazyPart` is given
 */
export async function preloadPart<Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): Promise<void> {
  loaded.set(load, (await load()).default)
}
