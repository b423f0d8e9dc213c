import type { Import } from './import'

const CREDENTIAL =
  /(?:authorization|api-?key|token|bearer|basic|password|passwd|secret|cookie)["'“”’]?\s{0,8}[:= ]\s{0,8}["'“”‘’]?(?:token|bearer|basic)?\s{0,8}([^\s"'“”‘’«»\\,;$-][^\s"'“”‘’«»\\,;]{5,4096})/gi
/** What ends a run of the letters that keys are made of; a loop inside a pattern would overflow on a run of megabytes. */
const NO_KEY_LETTER = /[^A-Za-z0-9+/_-]/g
const [SHORTEST, LONGEST] = [24, 4096]

/** `customer-onboarding-automation-2024-v2`: words with hyphens, however long, are a name as people give them. */
const NAME = /^[a-z]{2,20}\d{0,4}(?:[_-](?:[a-z]{1,20}\d{0,4}|\d{1,4}))+$/

const isKey = (run: string) =>
  run.length >= SHORTEST &&
  run.length <= LONGEST &&
  (/^[0-9a-f]+$/i.test(run) || (run.length >= 32 && /\d/.test(run) && !NAME.test(run)))

/**
 * A net behind all the others: what a text has where credentials stand is in no name and in no word that is shown. A name
 * that holds any of it came about by a quote or a space that is missing.
 */
export function keepSecrets(text: string, read: Import): Import {
  const secrets = new Set([...text.matchAll(CREDENTIAL)].map(([, secret = '']) => secret))
  let from = 0
  for (const { index } of text.matchAll(NO_KEY_LETTER)) {
    const run = text.slice(from, index)
    if (isKey(run)) secrets.add(run)
    from = index + 1
  }
  if (isKey(text.slice(from))) secrets.add(text.slice(from))
  const all = [...secrets]
  const tells = (word: string) => all.some((secret) => word.includes(secret))
  const isBad = (name: string | null) => name !== null && tells(name)
  const bad = [read.project, read.automation].filter(isBad).length
  return {
    ...read,
    project: isBad(read.project) ? null : read.project,
    automation: isBad(read.automation) ? null : read.automation,
    left: [
      ...read.left.map(({ why, text: word }) => ({ why, text: tells(word) ? '' : word })),
      ...Array.from({ length: bad }, () => ({ why: 'value' as const, text: '' })),
    ],
  }
}
