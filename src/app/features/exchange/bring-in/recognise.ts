import { programRequest } from './code/program-request'
import { curlRequest } from './curl-request'
import { datallogCommand } from './datallog-command'
import { httpieRequest } from './httpie-request'
import { type Import, type ImportContext, type ImportKind, nothing } from './import'
import { UnreadableError } from './left'
import { powerShellRequest } from './power-shell-request'
import { type Command, findBashCommand } from './shell/bash-commands'
import { findCmdCommand } from './shell/cmd-words'
import { findPowerShellCommand, type PowerShellCommand, wordOf } from './shell/power-shell'
import { understandRequest } from './understand-request'
import type { WrittenRequest } from './written-request'

export type Recognised =
  | { ok: true; import: Import }
  | { ok: false; kind: ImportKind; error: UnreadableError }

const CURL = /^curl(?:\.exe)?$/i
const HTTPIE = /^https?$/
const DATALLOG = /^datallog(?:\.exe)?$/i
const INVOKE = /^(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)$/i

/**
 * Takes a command or program apart that makes a start, whatever it is written for. Nothing is run and nothing is sent.
 * @returns `null` where the text is no such thing
 */
export function recognise(text: string, kind: ImportKind, context: ImportContext): Recognised | null {
  try {
    const read = READERS[kind]?.(text, context)
    return read ? { ok: true, import: read } : null
  } catch (error) {
    if (error instanceof UnreadableError) return { ok: false, kind, error }
    throw error
  }
}

type Reader = (text: string, context: ImportContext) => Import | null

const READERS: Partial<Record<ImportKind, Reader>> = {
  curl: (text, context) => fromCommand('curl', findBashCommand(text, CURL), curlRequest, context),
  'curl-cmd': (text, context) => fromCommand('curl-cmd', findCmdCommand(text, CURL), curlRequest, context),
  'curl-powershell': (text, context) =>
    fromCommand('curl-powershell', findPowerShellCommand(text, CURL), powerShellCurl, context),
  powershell: (text, context) =>
    fromCommand('powershell', findPowerShellCommand(text, INVOKE), powerShellRequest, context),
  httpie: (text, context) => fromCommand('httpie', findBashCommand(text, HTTPIE), httpieRequest, context),
  fetch: (text, context) => understandRequest('fetch', programRequest(text, 'javascript'), context),
  python: (text, context) => understandRequest('python', programRequest(text, 'python'), context),
  datallog: (text) => {
    const command = findBashCommand(text, DATALLOG)
    return command?.words[1]?.text === 'run' ? { ...nothing('datallog'), ...datallogCommand(command) } : null
  },
}

function fromCommand<C>(
  kind: ImportKind,
  command: C | null,
  read: (command: C) => WrittenRequest,
  context: ImportContext,
): Import | null {
  return command && understandRequest(kind, read(command), context)
}

function powerShellCurl({ words, input, left, files }: PowerShellCommand): WrittenRequest {
  const fileText = (name: string) => {
    const content = files.get(name)
    return content ? wordOf(content) : null
  }
  const command: Command = { words: words.map(wordOf), input: input && withLineEnd(wordOf(input)), left }
  const request = curlRequest(command, fileText)
  return { ...request, body: request.body && withoutExtraBackslashes(request.body) }
}

/** PowerShell ends what it pipes into a program with a line end. */
const withLineEnd = ({ text, fills }: { text: string; fills: string[] }) => ({ text: `${text}\n`, fills })

/** Up to version 7.2 a quotation mark in an argument needed a backslash in front, which is not part of the body. */
const withoutExtraBackslashes = (body: string) =>
  /^\s*\{\s*\\"/.test(body) ? body.replace(/\\(\\*")/g, '$1') : body
