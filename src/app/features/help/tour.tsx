import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { helpLaterEn } from '../../lib/i18n/areas/help-later.en'
import { addEnglish, useT } from '../../lib/i18n/i18n'
import { Button } from '../../ui/button'
import { isComposing } from '../../ui/is-composing'
import styles from './tour.module.css'
import { type Box, findAnchor, KEPT_FREE, placeCard, TOUR_STEPS } from './tour-place'

addEnglish(helpLaterEn)

/**
 * Five cards beside the real parts of the launch page, for who asks for them. Nothing is locked meanwhile: the page can be
 * clicked and typed into as ever. Escape or “End tour” ends it, and the focus goes back to where it was.
 */
export default function Tour({ onClose }: { onClose: () => void }) {
  const t = useT()
  const titleId = useId()
  const textId = useId()
  const card = useRef<HTMLElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  const [location, navigate] = useLocation()
  const [at, setAt] = useState(0)
  const step = TOUR_STEPS[at] ?? TOUR_STEPS[0]
  const last = at === TOUR_STEPS.length - 1
  const anchor = useAnchor(step.at)
  const away = location !== '/'
  useEffect(() => {
    if (away) navigate('/')
  }, [away, navigate])
  useFocusBack(card, next)
  useEscape(onClose)

  const view = { width: innerWidth, height: innerHeight }
  const width = Math.min(320, view.width - 16)
  const place = placeCard(
    anchor ?? { left: 0, top: 0, width: 0, height: 0 },
    { width, height: card.current?.offsetHeight ?? 190 },
    view,
    [...document.querySelectorAll(KEPT_FREE)].map((element) => element.getBoundingClientRect()),
  )
  return (
    <>
      {anchor ? <div aria-hidden className={styles.ring} style={anchor} /> : null}
      <section
        ref={card}
        role="dialog"
        aria-labelledby={titleId}
        aria-describedby={textId}
        className={styles.card}
        style={{ ...place, width }}
      >
        <p className={styles.count}>{t('help.tour.step', { at: at + 1, of: TOUR_STEPS.length })}</p>
        <div aria-live="polite">
          <h2 id={titleId}>{t(`help.tour.${step.id}.title`)}</h2>
          <p id={textId}>{t(`help.tour.${step.id}.text`)}</p>
        </div>
        <div className={styles.buttons}>
          {last ? null : (
            <Button look="quiet" onClick={onClose}>
              {t('help.tour.end')}
            </Button>
          )}
          <span className={styles.gap} />
          {at > 0 ? <Button onClick={() => setAt(at - 1)}>{t('help.tour.back')}</Button> : null}
          <Button ref={next} look="primary" onClick={last ? onClose : () => setAt(at + 1)}>
            {t(last ? 'help.tour.done' : 'help.tour.next')}
          </Button>
        </div>
      </section>
    </>
  )
}

/** Where the anchor is now: followed while the page is resized, scrolled, or its parts arrive. */
function useAnchor(selectors: readonly string[]): Box | null {
  const [box, setBox] = useState<Box | null>(null)
  useLayoutEffect(() => {
    const measure = () => {
      const rect = findAnchor(selectors)?.getBoundingClientRect()
      setBox((before) => {
        if (!rect) return null
        const { left, top, width, height } = rect
        const same = before?.left === left && before.top === top
        return same && before.width === width && before.height === height
          ? before
          : { left, top, width, height }
      })
    }
    findAnchor(selectors)?.scrollIntoView({ block: 'nearest' })
    measure()
    const timer = setInterval(measure, 250)
    addEventListener('resize', measure)
    addEventListener('scroll', measure, true)
    return () => {
      clearInterval(timer)
      removeEventListener('resize', measure)
      removeEventListener('scroll', measure, true)
    }
  }, [selectors])
  return box
}

/** Takes the focus once, and gives it back at the end unless it has gone elsewhere meanwhile. */
function useFocusBack(
  card: React.RefObject<HTMLElement | null>,
  first: React.RefObject<HTMLButtonElement | null>,
) {
  useLayoutEffect(() => {
    const element = card.current
    const before = document.activeElement
    first.current?.focus()
    return () => {
      if (element?.contains(document.activeElement) && before instanceof HTMLElement) before.focus()
    }
  }, [card, first])
}

/** Escape belongs to an open dialog or menu first. */
function useEscape(onClose: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return
      if (document.querySelector('dialog[open], :popover-open')) return
      onClose()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [onClose])
}
