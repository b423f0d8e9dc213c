import type { ImportKind } from './import'

// A prompt may stand in front, and so may lines that set variables or change the folder.
const START = String.raw`(?:^|\n)[ \t>]*(?:[^\n'"]{0,80}[$%>#❯➜»][ \t]+|PS [^\n>]*>[ \t]*|[A-Za-z]:\\[^\n>]*>[ \t]*|\`)?`
const CURL = new RegExp(
  `${START}(?:[^\\n'"#]*[|;&]\\s*)?(?:\\w+=\\S*\\s+)*(?:sudo\\s+|&\\s+)?(?:\\S*[/\\\\])?curl(?:\\.exe)?[\\s^\`]`,
  'i',
)
const PIPED_CURL = /\|[\s\\]*curl(?:\.exe)?\s/i
const WRITES_FILE = /^[ \t]*\[(?:System\.)?IO\.File\]::WriteAll/m
const INVOKE = /\b(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)\b/i
const FETCH = /(?:^|[^\w.])fetch\s*\(\s*["'`\w“”„‘’«»]/
const REQUESTS =
  /\b(?:requests|httpx|session|client)\.(?:post|request|put|get)\s*\(|^[ \t]*(?:>>> )?(?:import|from)[ \t]+(?:[\w., \t]*\b)?(?:requests|httpx|aiohttp|urllib)\b/m
const HTTPIE = new RegExp(
  `(?:${START}|\\|[\\s\\\\]*)https?\\s+(?:-\\S+\\s+)*(?:POST\\s|\\S*start-(?:automation|application))`,
)
const DATALLOG = new RegExp(`${START}(?:\\w+=\\S*\\s+)*(?:\\S*[/\\\\])?datallog(?:\\.exe)?\\s+run\\s`, 'i')
const LINK = /^\s*<?https?:\/\/[^\s#]*#seed=\d+\.\S*\s*$/i

/** A text longer than this is looked at no further: no command line takes as much. */
const LONGEST = 16_000_000

/** What a text clearly is, by its look alone; `null`: nothing that is taken apart here. Quick, also for large texts. */
export function kindOf(pasted: string): ImportKind | null {
  if (pasted.length > LONGEST) return null
  if (LINK.test(pasted)) return 'link'
  // JSON is what is pasted most, and the body of a command may hold anything.
  if (/^\s*[[{"\d-]/.test(pasted)) return null
  // A fence of Markdown, and what a word processor puts in place of spaces, or between them.
  const text = pasted
    .replace(/^[\s\ufeff>]*(?:`{3,}|~{3,})[^\n`]*\n/, '')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
  if (/^\s*[[{"\d-]/.test(text)) return null
  const head = text.slice(0, 4000)
  if (DATALLOG.test(head)) return 'datallog'
  if (!/:\/\/|start-(?:automation|application)/i.test(text)) return null
  const tail = text.slice(-4000)
  // PowerShell gives cURL its body through a file, which is written first.
  const isAfterFile = WRITES_FILE.test(head) && CURL.test(tail)
  if (CURL.test(head) || PIPED_CURL.test(tail) || isAfterFile) return curlKind(text)
  // A long body may stand before the call.
  const ends = text.length > 8000 ? `${head}\n${tail}` : text
  if (INVOKE.test(ends)) return 'powershell'
  if (REQUESTS.test(ends)) return 'python'
  if (HTTPIE.test(ends)) return 'httpie'
  if (FETCH.test(ends)) return 'fetch'
  return null
}

/** Which shell a cURL command is written for. */
function curlKind(fenced: string): ImportKind {
  // The marks of a fence are no backticks of a shell.
  const text = fenced.replace(/^[ \t>]*`{3,}[^\n`]*$/gm, '')
  const isPowerShell =
    /`[ \t]*\r?\n|@['"]\r?\n|^[ \t]*(?:\[[\w.]+\])?\$\w+[ \t]*=|^[ \t]*PS [^\n>]*>|^[ \t]*\[IO\.File\]/m.test(
      text,
    ) ||
    // Only Windows has the `.exe`, and its other shell has no single quotes.
    (/curl\.exe/i.test(text) && /\s'/.test(text))
  if (isPowerShell) return 'curl-powershell'
  const isCmd =
    /\^[ \t]*\r?\n|(?:curl(?:\.exe)?|\s-[\w-]+)\s+\^"|^[A-Za-z]:\\[^\n>]*>/im.test(text) ||
    // Its only way to write a quotation mark in an argument, beside the backslash.
    (/"\s*[{[]\s*""[^"\s]/.test(text) && !/\s'/.test(text))
  return isCmd ? 'curl-cmd' : 'curl'
}
