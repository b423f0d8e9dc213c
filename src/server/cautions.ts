import { type Environment, liveBases } from './environment'
import { isLoopback } from './guard/hosts'

/** What of the process, beside Seedpad's own environment, makes a server less safe than it looks. */
export type ProcessFacts = {
  /** Numeric id of the user; undefined where the system has none. */
  uid: number | undefined
  /** `NODE_TLS_REJECT_UNAUTHORIZED` is "0". */
  certificatesUnchecked: boolean
}

/** What an operator should know about the way in which the server was started: a line each, none where all is well. */
export function cautionsOf(environment: Environment, process: ProcessFacts): string[] {
  const { accessToken, allowedHosts } = environment
  const cautions: string[] = []
  if (accessToken === null && allowedHosts.length > 0)
    cautions.push(
      `SEEDPAD_ALLOWED_HOSTS names ${allowedHosts.join(', ')}, but there is no access token: whoever reaches this server under that name can use it. Set SEEDPAD_ACCESS_TOKEN`,
    )
  for (const { name, base } of liveBases(environment)) {
    const { protocol, hostname } = new URL(base)
    if (protocol === 'http:' && !isLoopback(hostname.replace(/^\[|\]$/g, '')))
      cautions.push(`${name} begins with http://, so tokens and keys travel in the clear. Use https://`)
  }
  if (process.certificatesUnchecked)
    cautions.push(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of certificates: anyone on the way can read tokens and keys. Unset it',
    )
  if (process.uid === 0)
    cautions.push('this server runs as root, and does not need to. Start it as a user of its own')
  return cautions
}
