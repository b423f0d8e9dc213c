import { bashQuote, isTooLongForArgument } from './bash-quote'
import type { Outgoing } from './outgoing'

/**
 * The platform's command line for the same automation and seed (SDK: `--seed`, `--seed-file`). It takes the project from
 * the folder it runs in, the credentials from its own login, and knows no webhook.
 */
export function datallogRun({ automation, seedText }: Pick<Outgoing, 'automation' | 'seedText'>): string {
  const command = `datallog run ${bashQuote(automation)}`
  if (seedText.trim() === '') return `${command}\n`
  return isTooLongForArgument(seedText)
    ? `${command} --seed-file <(printf %s ${bashQuote(seedText)})\n`
    : `${command} --seed ${bashQuote(seedText)}\n`
}
