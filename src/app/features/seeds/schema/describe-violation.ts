import type { t as translate } from '../../../lib/i18n/i18n'
import type { Violation } from './violation'

const KNOWN = [
  'required',
  'additionalProperties',
  'type',
  'enum',
  'const',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const

const COUNTED = /^m(?:in|ax)(?:Length|Items)$/

/** A violation in words: "days: is missing". A rule without words of its own is named as the schema names it. */
export function describeViolation(t: typeof translate, { keyword, path, expected }: Violation): string {
  const known = KNOWN.find((name) => name === keyword)
  const place = path || t('change.whole')
  // What is counted picks its plural form.
  const counted = known && COUNTED.test(known) ? { count: Number(expected) } : {}
  return `${place}: ${known ? t(`seeds.violation.${known}`, { expected, ...counted }) : t('seeds.violation.other', { keyword })}`
}
