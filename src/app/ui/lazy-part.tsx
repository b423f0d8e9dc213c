import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { Boundary } from './boundary'
import { Button } from './button'
import { failureHelp } from './failure-help'
import styles from './lazy-part.module.css'

type LazyPartProps<Props> = {
  /** A stable function: `const load = () => import('./part')`, with the part as its default export. */
  load: () => Promise<{ default: ComponentType<Props> }>
  props: Props
  /** What stands there meanwhile. */
  waiting?: ReactNode
  words: { failed: string; retry: string }
}

type Failure = { text?: string; reload?: { label: string; run: () => void } }

const AGAIN_MS = 3_000
/** What stays away is asked for less and less often, at least this often. */
const AT_LEAST_MS = 60_000

/** Parts that are here already, by the function that loads them: shown again, they are there in the first frame. */
const loaded = new WeakMap<object, unknown>()

/**
 * A part of the page whose script is asked for when it is first shown. Where it can't be had, it says why and tries again, unless
 * only a reload can help. A part that fails when it is shown fails alone.
 */
export function LazyPart<Props extends object>({ load, props, waiting = null, words }: LazyPartProps<Props>) {
  const [failed, setFailed] = useState<Failure>()
  const [attempt, setAttempt] = useState(0)
  const [, setArrived] = useState<unknown>()
  useEffect(() => {
    let over = false
    let again: ReturnType<typeof setTimeout> | undefined
    const fail = async () => {
      const why = await failureHelp()
        .whyMissing()
        .catch(() => null)
      if (over) return
      setFailed(why ?? {})
      if (why?.reload) return
      // A server that was gone for a moment: it comes without a press, too.
      const wait = Math.min(AGAIN_MS * 2 ** attempt, AT_LEAST_MS)
      again = setTimeout(() => setAttempt((last) => last + 1), wait)
    }
    preloadPart(load).then(() => !over && setArrived(() => load), fail)
    return () => {
      over = true
      clearTimeout(again)
    }
  }, [load, attempt])
  const Part = loaded.get(load) as ComponentType<Props> | undefined
  if (Part) {
    return (
      <Boundary>
        <Part {...props} />
      </Boundary>
    )
  }
  if (!failed) return waiting
  const retry = () => {
    setFailed(undefined)
    setAttempt(attempt + 1)
  }
  return (
    <div className={styles.failed} role="alert">
      {failed.text ?? words.failed}{' '}
      <Button size="small" onClick={failed.reload?.run ?? retry}>
        {failed.reload?.label ?? words.retry}
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
