import { curlBash } from './curl-bash'
import { curlPowerShell } from './curl-power-shell'
import { datallogRun } from './datallog-run'
import { httpie } from './httpie'
import { javascriptFetch } from './javascript-fetch'
import type { Outgoing } from './outgoing'
import { pythonRequests } from './python-requests'

/** Every form in which a request can be taken out, in the order shown. */
export const FORMATS = ['curl', 'powershell', 'python', 'javascript', 'httpie', 'datallog'] as const
export type Format = (typeof FORMATS)[number]

/** Their names, which are the same in every language. */
export const FORMAT_NAMES: Record<Format, string> = {
  curl: 'cURL',
  powershell: 'PowerShell',
  python: 'Python',
  javascript: 'JavaScript',
  httpie: 'HTTPie',
  datallog: 'datallog run',
}

const TEMPLATES: Record<Format, (outgoing: Outgoing) => string> = {
  curl: curlBash,
  powershell: curlPowerShell,
  python: pythonRequests,
  javascript: javascriptFetch,
  httpie,
  datallog: datallogRun,
}

/** The request as code of one form; running it sends exactly the bytes of `outgoing`. */
export const codeFor = (format: Format, outgoing: Outgoing): string => TEMPLATES[format](outgoing)
