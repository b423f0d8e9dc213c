import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { Secret } from '../contract/secret'
import { weaknessOfToken } from './guard/access-token'
import { isLoopback, parseAuthority } from './guard/hosts'
import type { LogLevel } from './logging'
import { type HttpProxy, proxyFor, UnusableProxyError } from './upstream/proxy'

/** Everything the server takes from its environment. */
export type Environment = {
  port: number
  host: string
  dataDir: string
  /** Bases of the two live targets; no trailing slash. */
  apiUrl: string
  appUrl: string
  simulator: boolean
  startTimeoutMs: number
  /** Where webhooks reach this server; null: its own address. */
  publicUrl: string | null
  allowedHosts: string[]
  accessToken: Secret | null
  /** Port of a second listener that serves `/hooks` only; null: none. */
  hooksPort: number | null
  logLevel: LogLevel
  /** What live targets are called through, by their origins; absent: none. */
  proxies?: ReadonlyMap<string, HttpProxy>
}

/** The two live targets, with the variable that names each. */
export function liveBases({
  apiUrl,
  appUrl,
}: Pick<Environment, 'apiUrl' | 'appUrl'>): { name: string; base: string }[] {
  return [
    { name: 'SEEDPAD_API_URL', base: apiUrl },
    { name: 'SEEDPAD_APP_URL', base: appUrl },
  ]
}

/** A value in the environment that can't be used; the message is one line for the operator. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

type Source = Readonly<Record<string, string | undefined>>

/** @throws {EnvironmentError} at the first value that can't be used */
export function readEnvironment(source: Source): Environment {
  const get = (name: string) => source[name]?.trim() || null
  const host = readHost(get('HOST') ?? '127.0.0.1')
  const accessToken = readAccessToken(get('SEEDPAD_ACCESS_TOKEN'), get('SEEDPAD_ACCESS_TOKEN_FILE'))
  if (!isLoopback(host) && accessToken === null)
    throw new EnvironmentError(
      `HOST=${host} can be reached from other machines: set SEEDPAD_ACCESS_TOKEN (or SEEDPAD_ACCESS_TOKEN_FILE) to a secret of at least 16 characters as well`,
    )
  const hooksPort = get('SEEDPAD_HOOKS_PORT')
  const publicUrl = get('SEEDPAD_PUBLIC_URL')
  const apiUrl = readBaseUrl('SEEDPAD_API_URL', get('SEEDPAD_API_URL') ?? 'https://api-mwm.datallog.com')
  const appUrl = readBaseUrl('SEEDPAD_APP_URL', get('SEEDPAD_APP_URL') ?? 'https://mwm.datallog.com')
  const proxies = readProxies({ apiUrl, appUrl }, source)
  return {
    port: readInteger('PORT', get('PORT') ?? '4780', 0, 65_535),
    host,
    dataDir: resolve(get('SEEDPAD_DATA_DIR') ?? '.data'),
    apiUrl,
    appUrl,
    simulator: readChoice('SEEDPAD_SIMULATOR', get('SEEDPAD_SIMULATOR') ?? 'on', ['on', 'off']) === 'on',
    startTimeoutMs: readInteger(
      'SEEDPAD_START_TIMEOUT_MS',
      get('SEEDPAD_START_TIMEOUT_MS') ?? '40000',
      100,
      600_000,
    ),
    publicUrl: publicUrl === null ? null : readBaseUrl('SEEDPAD_PUBLIC_URL', publicUrl),
    allowedHosts: readHosts(get('SEEDPAD_ALLOWED_HOSTS') ?? ''),
    accessToken,
    hooksPort: hooksPort === null ? null : readInteger('SEEDPAD_HOOKS_PORT', hooksPort, 0, 65_535),
    logLevel: readChoice('SEEDPAD_LOG', get('SEEDPAD_LOG') ?? 'info', [
      'debug',
      'info',
      'warn',
      'error',
      'silent',
    ]),
    ...(proxies.size > 0 && { proxies }),
  }
}

function readProxies(
  bases: Pick<Environment, 'apiUrl' | 'appUrl'>,
  source: Source,
): ReadonlyMap<string, HttpProxy> {
  const proxies = new Map<string, HttpProxy>()
  try {
    for (const { base } of liveBases(bases)) {
      const target = new URL(base)
      const proxy = proxyFor(target, source)
      if (proxy) proxies.set(target.origin, proxy)
    }
  } catch (cause) {
    throw cause instanceof UnusableProxyError ? new EnvironmentError(cause.message, { cause }) : cause
  }
  return proxies
}

function readInteger(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new EnvironmentError(`${name} must be a whole number from ${least} to ${most}, not ${quote(text)}`)
}

function readChoice<const T extends string>(name: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === text)
  if (choice !== undefined) return choice
  throw new EnvironmentError(`${name} must be one of ${choices.join(', ')}, not ${quote(text)}`)
}

function readHost(text: string): string {
  const host = text.replace(/^\[|\]$/g, '')
  // Looks like an address and is none: 300.1.1.1, 127.0.0, 1:2. A resolver would make something else of it, or nothing.
  if ((/(?:^|\.)\d+$/.test(host) || host.includes(':')) && isIP(host) === 0)
    throw new EnvironmentError(`HOST=${host.slice(0, 60)} is not an IP address; use one such as 127.0.0.1`)
  if (/^[a-z0-9.:_-]{1,255}$/i.test(host)) return host.toLowerCase()
  throw new EnvironmentError(`HOST must be an address such as 127.0.0.1, not ${quote(text)}`)
}

function readHosts(text: string): string[] {
  const hosts = text.split(/[\s,]+/).filter((host) => host !== '')
  return hosts.map((host) => {
    const authority = parseAuthority(host)
    if (authority !== null) return authority
    throw new EnvironmentError(
      `SEEDPAD_ALLOWED_HOSTS must list names such as seedpad.example or seedpad.example:8443, not ${quote(host)}`,
    )
  })
}

/** A base to which paths are added. User information is not quoted back: it would be a secret. */
function readBaseUrl(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new EnvironmentError(`${name} must be an http or https URL such as https://example.com`)
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new EnvironmentError(`${name} must be a URL without user name, query and fragment`)
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** A file keeps the token out of process lists, unit files and shell histories. */
function readAccessToken(text: string | null, file: string | null): Secret | null {
  if (text !== null && file !== null)
    throw new EnvironmentError('set SEEDPAD_ACCESS_TOKEN or SEEDPAD_ACCESS_TOKEN_FILE, not both')
  const name = file === null ? 'SEEDPAD_ACCESS_TOKEN' : 'SEEDPAD_ACCESS_TOKEN_FILE'
  const token = file === null ? text : readTokenFile(file)
  if (token === null) return null
  const weakness = weaknessOfToken(token)
  if (weakness === null) return new Secret(token)
  throw new EnvironmentError(
    weakness === 'form'
      ? `${name} must have 16 to 512 characters, without spaces and beyond-ASCII letters`
      : `${name} can be guessed: it has hardly any different characters. Make one with: openssl rand -hex 24`,
  )
}

function readTokenFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new EnvironmentError(`SEEDPAD_ACCESS_TOKEN_FILE=${file} can’t be read`, { cause })
  }
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 60))
}
