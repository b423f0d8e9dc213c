import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { keepChoice } from './kept-choice'
import { createListeners } from './listeners'

const demoSchema = z.object({
  on: z.boolean(),
  /** Projects, profiles and e-mail addresses show as dots. */
  hideNames: z.boolean(),
})
/** Demo mode. `live`: starts on live targets are confirmed, for this tab and until it is loaded again. */
export type Demo = z.infer<typeof demoSchema> & { live: boolean }

/** Read by `public/theme.js` too, before the first paint. */
const STORAGE_KEY = 'seedpad.demo'
const OFF: Demo = { on: false, hideNames: false, live: false }
const listeners = createListeners()
let demo: Demo = read()
mark()

function read(): Demo {
  try {
    const stored = demoSchema.safeParse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'))
    return stored.success ? { ...stored.data, live: false } : OFF
  } catch {
    return OFF
  }
}

/** The style sheets hide and enlarge by these. */
function mark() {
  const { dataset } = document.documentElement
  if (demo.on) dataset.demo = ''
  else delete dataset.demo
  if (demo.on && demo.hideNames) dataset.hideNames = ''
  else delete dataset.hideNames
}

/** Turns demo mode on or off, or changes how it is. */
export function setDemo(change: Partial<Demo>): void {
  demo = { ...demo, ...change }
  if (!demo.on) demo.live = false
  keepChoice(STORAGE_KEY, JSON.stringify({ on: demo.on, hideNames: demo.hideNames }))
  mark()
  listeners.tell()
}

export const getDemo = (): Demo => demo

export const subscribeDemo = listeners.subscribe

export const useDemo = (): Demo => useSyncExternalStore(subscribeDemo, getDemo)

/** One step of the scripted example, as it goes into the form. */
export type DemoFill = { project: string; automation: string; seedText: string }

let fill: ((step: DemoFill) => Promise<void>) | null = null

/**
 * The form says how it is filled in.
 * @returns takes it back
 */
export function takeDemoFills(into: (step: DemoFill) => Promise<void>): () => void {
  fill = into
  return () => {
    if (fill === into) fill = null
  }
}

/** Puts a step into the form, and resolves once it stands there; starts nothing. */
export const fillForDemo = async (step: DemoFill): Promise<void> => fill?.(step)
