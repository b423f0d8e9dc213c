import { programRequests } from './code/program-request'
import { curlRequests } from './curl-request'
import { datallogCommand } from './datallog-command'
import { quotesIn } from './foreign-outside'
import { httpieRequest } from './httpie-request'
import { type Import, type ImportContext, type ImportKind, nothing } from './import'
import { keepSecrets } from './keep-secrets'
import { type Left, UnreadableError } from './left'
import { powerShellRequest } from './power-shell-request'
import { prepareText } from './prepare-text'
import { type Command, type Commands, findBashCommands } from './shell/bash-commands'
import { findCmdCommands } from './shell/cmd-words'
import { findPowerShellCommands, type PowerShellCommand, wordOf } from './shell/power-shell'
import { isStartAddress, understandAddress } from './understand-address'
import { understandRequest } from './understand-request'
import { UNREAD, type WrittenRequest } from './written-request'

/** `quotes`: the typographic quotes that stand in the text where plain ones belong, the likely cause. */
export type Recognised =
  | { ok: true; import: Import }
  | { ok: false; kind: ImportKind; reason: UnreadableError['reason'] | 'typographic'; quotes: string }

const CURL = /^curl(?:\.exe)?$/i
const HTTPIE = /^https?$/
const DATALLOG = /^datallog(?:\.exe)?$/i
const INVOKE = /^(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)$/i

/**
 * Takes a command or program apart that makes a start, whatever it is written for. Nothing is run and nothing is sent.
 * @returns `null` where the text is no such thing
 */
export function recognise(whole: string, kind: ImportKind, context: ImportContext): Recognised | null {
  const { text, quotes, notes, left } = prepareText(whole, kind)
  if (quotes !== '') return { ok: false, kind, reason: 'typographic', quotes }
  try {
    const read = READERS[kind]?.(text, context)
    if (!read) return null
    const all = { ...read, left: [...read.left, ...left], notes: [...notes, ...read.notes] }
    return { ok: true, import: keepSecrets(text, all) }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
    const inside = quotesIn(text)
    return { ok: false, kind, reason: inside === '' ? error.reason : 'typographic', quotes: inside }
  }
}

type Reader = (text: string, context: ImportContext) => Import | null

/** What a text asks for, and what of the text that does not say. */
type Asked = { requests: WrittenRequest[]; left: Left[] }

const READERS: Partial<Record<ImportKind, Reader>> = {
  curl: (text, context) => fromCommands('curl', findBashCommands(text, CURL), curlRequests, context),
  'curl-cmd': (text, context) => fromCommands('curl-cmd', findCmdCommands(text, CURL), curlRequests, context),
  'curl-powershell': (text, context) =>
    fromCommands('curl-powershell', findPowerShellCommands(text, CURL), powerShellCurl, context),
  powershell: (text, context) =>
    fromCommands('powershell', findPowerShellCommands(text, INVOKE), one(powerShellRequest), context),
  httpie: (text, context) =>
    fromCommands('httpie', findBashCommands(text, HTTPIE), one(httpieRequest), context),
  fetch: (text, context) => understandFirst('fetch', programRequests(text, 'javascript'), context),
  python: (text, context) => understandFirst('python', programRequests(text, 'python'), context),
  datallog: (text) => {
    const { commands, left } = findBashCommands(text, DATALLOG)
    const [first, ...more] = commands.filter(({ words }) => words[1]?.text === 'run')
    if (!first) return null
    const run = datallogCommand(first)
    const others = more.map((): Left => ({ why: 'request', text: '' }))
    return { ...nothing('datallog'), ...run, left: [...run.left, ...left, ...others] }
  },
}

const one =
  <C>(read: (command: C) => WrittenRequest) =>
  (command: C) => [read(command)]

function fromCommands<C>(
  kind: ImportKind,
  { commands, left, broken }: Commands<C>,
  read: (command: C) => WrittenRequest[],
  context: ImportContext,
): Import | null {
  if (commands.length === 0) return null
  const asked: Asked = { requests: [], left: [...left] }
  let trouble: UnreadableError | null = null
  for (const command of commands) {
    try {
      asked.requests.push(...read(command))
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      trouble ??= error
    }
  }
  if (trouble && asked.requests.length === 0) throw trouble
  if (broken) {
    // The body may be on one of the lines that belong to nothing.
    asked.left.push({ why: 'continuation', text: '' })
    asked.requests = asked.requests.map((request) =>
      request.body.kind === 'none' ? { ...request, body: UNREAD } : request,
    )
  }
  return understandFirst(kind, asked, context)
}

/** The first request that is a start is taken, or else the first; the others are named by what they would start. */
function understandFirst(kind: ImportKind, { requests, left }: Asked, context: ImportContext): Import | null {
  const chosen = requests.find(({ url }) => isStartAddress(url)) ?? requests[0]
  if (!chosen) return null
  const others = requests.filter((request) => request !== chosen)
  const read = understandRequest(kind, chosen, context)
  const further = others.map(({ url }): Left => {
    const { project, automation } = understandAddress(url, context)
    return { why: 'request', text: project !== null && automation !== null ? `${project}/${automation}` : '' }
  })
  return { ...read, left: unique([...read.left, ...left, ...further]) }
}

/** What is said without a word of its own is said once, but for what is counted. */
const unique = (left: readonly Left[]): Left[] =>
  left.filter(
    ({ why, text }, at) =>
      text !== '' ||
      !['continuation', 'headers', 'unread'].includes(why) ||
      left.findIndex((one) => one.why === why && one.text === '') === at,
  )

function powerShellCurl({ words, input, left, files }: PowerShellCommand): WrittenRequest[] {
  const fileText = (name: string) => {
    const content = files.get(name)
    return content ? wordOf(content) : null
  }
  const command: Command = { words: words.map(wordOf), input: input && withLineEnd(wordOf(input)), left }
  return curlRequests(command, fileText).map((request) => ({
    ...request,
    body:
      request.body.kind === 'text'
        ? { ...request.body, text: withoutExtraBackslashes(request.body.text) }
        : request.body,
  }))
}

/** PowerShell ends what it pipes into a program with a line end. */
const withLineEnd = ({ text, fills }: { text: string; fills: string[] }) => ({ text: `${text}\n`, fills })

/** Up to version 7.2 a quotation mark in an argument needed a backslash in front, which is not part of the body. */
const withoutExtraBackslashes = (body: string) =>
  /^\s*\{\s*\\"/.test(body) ? body.replace(/\\(\\*")/g, '$1') : body
