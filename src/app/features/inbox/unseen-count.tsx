import { useEffect } from 'react'
import { useUnseen } from '../../lib/unseen'
import styles from './unseen-count.module.css'

/** How many deliveries nobody has looked at, beside the page's link and in the tab's title. */
export function UnseenCount() {
  const count = useUnseen().size
  useEffect(() => {
    // How far a batch is stands before it.
    const [, progress = '', bare = ''] = /^(\d+ % · )?(?:\(\d+\+?\) )?(.*)$/s.exec(document.title) ?? []
    document.title = progress + (count === 0 ? bare : `(${count}) ${bare}`)
  }, [count])
  return count === 0 ? null : (
    <span aria-hidden="true" className={styles.count}>
      {count > 99 ? '99+' : count}
    </span>
  )
}
