import { isOddAddress } from '../../../contract/host-forms'
import { isMisleading } from '../../../contract/misleading-text'
import type { LaunchForm } from './launch-form-schema'

/** What a start goes to, as far as it may not be what it looks like. */
export type CheckedFacts = Pick<LaunchForm, 'project' | 'automation' | 'sendTo' | 'webhookUrl' | 'fromLink'>

/** Why a paid start is asked about first: a link filled the form in, or something in it does not read as what it is. */
export type Caution = { fromLink: boolean; odd: boolean }

/** `null`: nobody but the operator has chosen what is started, and it reads as what it is. */
export function cautionOf({
  project,
  automation,
  sendTo,
  webhookUrl,
  fromLink,
}: CheckedFacts): Caution | null {
  const odd =
    [project, automation].some((name) => isMisleading(name.trim())) ||
    (sendTo === 'url' && isOddAddress(webhookUrl))
  return odd || fromLink ? { fromLink: fromLink === true, odd } : null
}
