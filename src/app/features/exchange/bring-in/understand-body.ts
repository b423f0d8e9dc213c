import { codePointOf } from '../../../../contract/foreign-character'
import type { HeaderRow } from '../../../../contract/header-rows'
import { checkJson } from '../../../../contract/json-text'
import type { Dialect } from '../../../../contract/target'
import type { Import } from './import'
import type { Left } from './left'
import { objectMembers, stringOf } from './object-members'
import { isPlaceholder } from './placeholder'
import { memberWord, variableWord } from './shown-words'

/** What a request's body says. `dialect: null`: nothing in it is different in the two. `read: false`: it is not known. */
export type UnderstoodBody = Pick<Import, 'seedText' | 'sendTo' | 'webhookUrl' | 'headers'> & {
  read: boolean
  dialect: Dialect | null
  webhookAs: 'object' | 'string'
  seedAs: 'object' | 'string'
  left: Left[]
}

const DELIVERY = 'x-seedpad-delivery'

/**
 * Takes a request's body apart, in either dialect. The seed is cut out of the text, so it stays as written.
 * @param fills what a program or shell would have put into the text
 * @param inboxUrl a webhook below it is this dashboard's inbox, which gets a new address with each start
 */
export function understandBody(body: string, fills: readonly string[], inboxUrl: string): UnderstoodBody {
  const understood: UnderstoodBody = {
    read: true,
    seedText: '',
    sendTo: 'default',
    webhookUrl: null,
    headers: null,
    dialect: null,
    webhookAs: 'object',
    seedAs: 'object',
    left: [],
  }
  if (body.trim() === '') return understood
  const members = membersByName(body, understood.left)
  if (members === null) {
    return { ...unreadBody(), left: [{ why: 'body', text: whereNotJson(body) }] }
  }
  for (const [name, source] of members) {
    if (name === 'seed') takeSeed(source, fills, understood)
    else if (name === 'webhook') takeWebhook(source, understood)
    else if (name !== 'webhook_header') understood.left.push({ why: 'member', text: memberWord(name) })
  }
  const topHeaders = members.get('webhook_header')
  if (topHeaders !== undefined) {
    // Beside no webhook, or beside a nested one, neither page knows it.
    if (understood.dialect === 'flat') takeHeaders(topHeaders, understood)
    else understood.left.push({ why: 'member', text: 'webhook_header' })
  }
  return ownInbox(understood, inboxUrl)
}

/** A body that is not known: all that it may say stays as it is in the form. */
export const unreadBody = (): UnderstoodBody => ({
  read: false,
  seedText: null,
  sendTo: null,
  webhookUrl: null,
  headers: null,
  dialect: null,
  webhookAs: 'object',
  seedAs: 'object',
  left: [],
})

function whereNotJson(body: string): string {
  const checked = checkJson(body)
  if (checked.ok) return '1:1'
  const { line, column, code, found } = checked.error
  return `${line}:${column}${code === 'foreign-character' ? ` ${codePointOf(found)}` : ''}`
}

/** Of several members with one name the last counts, as it does for the platform. */
function membersByName(text: string, left: Left[]): Map<string, string> | null {
  const members = objectMembers(text)
  if (members === null) return null
  const byName = new Map<string, string>()
  for (const { name, source } of members) {
    if (byName.has(name)) left.push({ why: 'repeated', text: memberWord(name) })
    byName.set(name, source)
  }
  return byName
}

function takeSeed(source: string, fills: readonly string[], understood: UnderstoodBody): void {
  const filled = fills.find((fill) => source === fill || stringOf(source) === fill)
  if (filled !== undefined) {
    // All of it is what a program would put there, so it is not known.
    understood.seedText = null
    understood.left.push({ why: 'seed', text: variableWord(filled) })
    return
  }
  // A string is a JSON text inside a string, where it is one; else it is the seed itself.
  const inner = stringOf(source)
  const isText = inner !== null && inner.trim() !== '' && checkJson(inner).ok
  understood.seedAs = isText ? 'string' : 'object'
  understood.seedText = isText ? inner : source
}

function takeWebhook(source: string, understood: UnderstoodBody): void {
  const text = stringOf(source)
  if (source === 'null' || text?.trim() === '') return
  const inner = membersByName(text ?? source, understood.left)
  if (inner !== null) {
    understood.webhookAs = text === null ? 'object' : 'string'
    takeNested(inner, understood)
  } else if (text === null) understood.left.push({ why: 'webhook', text: '' })
  else {
    understood.dialect = 'flat'
    takeUrl(text, understood)
  }
}

function takeNested(members: ReadonlyMap<string, string>, understood: UnderstoodBody): void {
  understood.dialect = 'nested'
  for (const [name, source] of members) {
    const url = name === 'url' ? stringOf(source) : null
    if (url !== null) takeUrl(url, understood)
    else if (name === 'webhook_header') takeHeaders(source, understood)
    else understood.left.push({ why: 'member', text: memberWord(`webhook.${name}`) })
  }
}

function takeUrl(url: string, understood: UnderstoodBody): void {
  understood.sendTo = 'url'
  understood.webhookUrl = url
}

function takeHeaders(source: string, understood: UnderstoodBody): void {
  const members = membersByName(source, understood.left)
  if (members === null) {
    understood.left.push({ why: 'member', text: 'webhook_header' })
    return
  }
  understood.headers = [...members].map(([name, member]): HeaderRow => {
    const value = stringOf(member)
    if (value !== null && !isPlaceholder(value)) return { name, value }
    understood.left.push({ why: value === null ? 'value' : 'placeholder', text: memberWord(name) })
    return { name, value: '' }
  })
}

/** The inbox's address and secret belong to one start; the next one gets its own. */
function ownInbox(understood: UnderstoodBody, inboxUrl: string): UnderstoodBody {
  const { webhookUrl, headers, left } = understood
  if (!webhookUrl?.startsWith(`${inboxUrl}/hooks/`)) return understood
  const isOwn = (name: string) => name.toLowerCase() === DELIVERY
  return {
    ...understood,
    sendTo: 'inbox',
    webhookUrl: null,
    headers: headers?.filter(({ name }) => !isOwn(name)) ?? null,
    left: left.filter(({ why, text }) => why !== 'placeholder' || !isOwn(text)),
  }
}
