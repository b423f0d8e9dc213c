import { openDatabase } from './database'
import { getDemo, subscribeDemo } from './demo'
import { hideInAddress } from './private-address'
import {
  hidePrivateNames,
  maskPrivateNames,
  subscribePrivateNames,
  tellPrivateName,
  tellPrivateNamesOf,
} from './private-names'
import { vaultState } from './vault/state'
import { watchQuery } from './watch-query'

const ATTRIBUTES = ['title', 'aria-label', 'placeholder', 'alt', 'label']
const OBSERVED = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [...ATTRIBUTES, 'value'],
}

type Hidden = { was: string; is: string }
const texts = new Map<Text, Hidden>()
const attributes = new Map<Element, Map<string, Hidden>>()
const fields = new Set<Element>()
let observer: MutationObserver | null = null
let told: Promise<void> | undefined

/**
 * Hides private names wherever the page says them while a demo hides names: texts, tooltips, names for readers, the window's
 * title, whatever view they are in now or later. It works on the document, after each change and before it is painted;
 * what the views hold stays as it is, so that nothing hidden is ever sent or stored.
 * Loaded when first asked for; before the page's first frame where a demo hides names already.
 */
export function maskPage(): Promise<void> {
  told ??= begin()
  return told
}

async function begin(): Promise<void> {
  const follow = () => {
    const { on, hideNames } = getDemo()
    if (on && hideNames) start()
    else stop()
  }
  const tellProfiles = () => {
    const vault = vaultState.get()
    if (vault.status === 'open')
      tellPrivateNamesOf(
        'vault',
        vault.content.profiles.map(({ name }) => name),
      )
  }
  vaultState.subscribe(tellProfiles)
  tellProfiles()
  subscribePrivateNames(() => observer && again())
  subscribeDemo(follow)
  document.addEventListener(
    'input',
    ({ target }) => observer && target instanceof Element && maskField(target),
  )
  await tellProjects().catch(() => undefined)
  follow()
}

/** The projects of the whole history, and whatever another tab adds to it. Without a database there is no history to show. */
async function tellProjects(): Promise<void> {
  const { db, watching } = await openDatabase()
  const read = async () => {
    const keys = await db.runs.orderBy('[project+automation]').uniqueKeys()
    for (const key of keys) if (Array.isArray(key)) tellPrivateName(String(key[0]))
  }
  await read()
  watchQuery(watching, read, { error: () => undefined })
}

function start(): void {
  if (observer) return
  hidePrivateNames(true)
  observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, OBSERVED)
  maskBelow(document.documentElement)
  maskAddress()
}

function stop(): void {
  hidePrivateNames(false)
  observer?.disconnect()
  observer = null
  unmask()
}

function again(): void {
  maskBelow(document.documentElement)
  maskAddress()
}

/** The address bar stands on the wall too. The runs read it in either form. */
function maskAddress(): void {
  if (location.pathname !== '/runs') return
  const said = new URLSearchParams(location.search)
  const alreadyHidden = [...said].some(([, value]) => value.startsWith('~'))
  const hidden = String(hideInAddress(said))
  if (!alreadyHidden && hidden !== String(said))
    history.replaceState(history.state, '', `${location.pathname}?${hidden}`)
}

function onChange(changes: MutationRecord[]): void {
  for (const { type, target, attributeName, addedNodes } of changes) {
    if (type === 'characterData') maskText(target as Text)
    else if (type === 'childList') for (const node of addedNodes) maskBelow(node)
    else if (attributeName === 'value') maskField(target as Element)
    else if (attributeName !== null) maskAttribute(target as Element, attributeName)
  }
  // What was changed here is no news.
  observer?.takeRecords()
  forgetGone()
}

function maskBelow(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    if (node instanceof Text) maskText(node)
    else if (node instanceof Element) {
      for (const name of ATTRIBUTES) maskAttribute(node, name)
      maskField(node)
    }
  }
}

function maskText(text: Text): void {
  const parent = text.parentElement?.localName
  if (parent === 'script' || parent === 'style') return
  const hidden = texts.get(text)
  const was = hidden && hidden.is === text.data ? hidden.was : text.data
  const is = maskInWhole(text, was)
  if (is === was) texts.delete(text)
  else texts.set(text, { was, is })
  if (text.data !== is) text.data = is
}

/** A name that is shown in pieces, some of its characters as chips, is hidden in all of them or in none. */
function maskInWhole(text: Text, was: string): string {
  const whole = text.parentElement?.closest('[data-whole]')?.getAttribute('data-whole')
  const isPrivate = typeof whole === 'string' && maskPrivateNames(whole) !== whole
  return isPrivate ? '•'.repeat(was.length) : maskPrivateNames(was)
}

function maskAttribute(element: Element, name: string): void {
  const now = element.getAttribute(name)
  if (now === null) return
  const hidden = attributes.get(element)?.get(name)
  const was = hidden && hidden.is === now ? hidden.was : now
  const is = maskPrivateNames(was)
  if (is !== was) {
    const own = attributes.get(element) ?? new Map<string, Hidden>()
    own.set(name, { was, is })
    attributes.set(element, own)
  } else attributes.get(element)?.delete(name)
  if (now !== is) element.setAttribute(name, is)
}

/** What a field holds must stay; the style sheet shows it as dots. */
function maskField(element: Element): void {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return
  const isPrivate = maskPrivateNames(element.value) !== element.value
  if (isPrivate && !element.hasAttribute('data-private')) {
    element.setAttribute('data-private', '')
    fields.add(element)
  } else if (!isPrivate && fields.delete(element)) element.removeAttribute('data-private')
}

/** Every few changes, so that a long demo holds on to nothing that has left the page. */
function forgetGone(): void {
  if (texts.size + attributes.size < MANY) return
  for (const text of texts.keys()) if (!text.isConnected) texts.delete(text)
  for (const element of attributes.keys()) if (!element.isConnected) attributes.delete(element)
}

const MANY = 2_000

function unmask(): void {
  for (const [text, { was, is }] of texts) if (text.data === is) text.data = was
  for (const [element, own] of attributes)
    for (const [name, { was, is }] of own)
      if (element.getAttribute(name) === is) element.setAttribute(name, was)
  for (const field of fields) field.removeAttribute('data-private')
  texts.clear()
  attributes.clear()
  fields.clear()
}
