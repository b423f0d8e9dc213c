import { LIMITS } from '../../../../contract/limits'
import { fromBase64Url, toBase64Url } from '../../../lib/base64-url'
import { crc32 } from './crc32'
import { deflate, inflate } from './deflate'
import { type SharedLaunch, sharedLaunchSchema } from './shared-launch'

/** Browsers take addresses of about two million characters; half of it leaves room for what stands around it. */
export const LONGEST_LINK = 1_000_000

/** The JSON of a link is at most so long: a seed of the largest size, with all of it escaped. */
const LARGEST = LIMITS.bodyBytes * 2

const SMALL = 200

/**
 * The fragment that carries a launch: `#seed=1.<form>.<check>.<data>`. The form is `j` (JSON as it is) or `z` (compressed), the
 * check a CRC-32 of the JSON's bytes, the data base64url. A fragment never leaves the browser: no server sees it.
 */
export async function encodeLink(shared: SharedLaunch): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(shared))
  const packed = bytes.length > SMALL ? await deflate(bytes) : null
  const isShorter = packed !== null && packed.length < bytes.length
  return `#seed=1.${isShorter ? 'z' : 'j'}.${crc32(bytes)}.${toBase64Url(isShorter ? packed : bytes)}`
}

export type DecodedLink =
  | { ok: true; shared: SharedLaunch }
  | { ok: false; error: 'damaged' | 'newer' | 'too-large' }

/** Reads a link, or only its fragment. What was cut or changed on its way is refused whole. */
export async function decodeLink(link: string): Promise<DecodedLink> {
  const failed = (error: 'damaged' | 'newer' | 'too-large'): DecodedLink => ({ ok: false, error })
  const [, version, rest = ''] = /#seed=(\d+)\.(\S*)/.exec(link) ?? []
  if (version === undefined) return failed('damaged')
  if (version !== '1') return failed('newer')
  if (link.length > LONGEST_LINK * 2) return failed('too-large')
  const [, form, check, data = ''] = /^([jz])\.([0-9a-f]{8})\.([\w-]+)>?$/.exec(rest) ?? []
  const packed = fromBase64Url(data)
  if (form === undefined || packed === null) return failed('damaged')
  try {
    const bytes = form === 'z' ? await inflate(packed, LARGEST) : packed
    if (bytes === null) return failed('too-large')
    if (crc32(bytes) !== check) return failed('damaged')
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { ok: true, shared: sharedLaunchSchema.parse(JSON.parse(json)) }
  } catch {
    return failed('damaged')
  }
}
