import type { Batch } from '../../../lib/batch'
import { formatCount } from '../../../lib/format'
import { Words } from '../../../lib/i18n/words'
import { StrongName } from '../../../lib/plain-name'
import styles from './setup.module.css'

type WhatIsSentProps = Pick<Batch, 'target' | 'project' | 'automation'> & { count: number; profile: string }

/** How many starts, of what, where and as whom, in one sentence. */
export function WhatIsSent({ target, project, automation, count, profile }: WhatIsSentProps) {
  return (
    <p>
      <Words
        id={target.simulated ? 'batch.start.simulated' : 'batch.start.live'}
        count={count}
        parts={{
          starts: <b className="num">{formatCount(count)}</b>,
          automation: <StrongName text={automation} />,
          project: <StrongName text={project} />,
          target: (
            <b className={target.simulated ? styles.simulated : styles.live}>
              {target.simulated ? '◆' : '●'} {target.label}
            </b>
          ),
          profile: <StrongName text={profile} />,
        }}
      />
    </p>
  )
}
