import { type ReactNode, useMemo } from 'react'
import { checkJson } from '../../../../contract/json-text'
import { utf8Length } from '../../../../contract/limits'
import { spellOut } from '../../../../contract/misleading-text'
import type { Target } from '../../../../contract/target'
import { formatBytes } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { PlainAddress, PlainName } from '../../../lib/plain-name'
import { ScrollText } from '../../../ui/scroll-text'
import styles from '../exchange.module.css'
import type { Import } from './import'

const SHOWN = 2_000
const MASK = '••••••'

/** What an import would set, one row each; secrets are masked. What it leaves alone has no row. */
export function ImportRows({ value, targets }: { value: Import; targets: readonly Target[] }) {
  const t = useT()
  const { credentials, headers, wire } = value
  const target = targets.find(({ id }) => id === value.target)
  const wireWords = [
    ...(wire && wire.dialect !== 'default' ? [t(`wire.${wire.dialect}`)] : []),
    ...(wire?.webhookAs === 'string' ? [t('exchange.row.webhookString')] : []),
    ...(wire?.seedAs === 'string' ? [t('exchange.row.seedString')] : []),
  ]
  const name = (row: { name: string; value: string }) =>
    row.value === '' ? t('exchange.row.noValue', { name: row.name }) : `${spellOut(row.name)}: ${MASK}`
  return (
    <dl className={styles.rows}>
      <Row
        term={t('exchange.row.target')}
        text={target && t(target.simulated ? 'shell.simulated' : 'shell.live', { label: target.label })}
      />
      <Row term={t('exchange.row.project')} text={value.project && <PlainName text={value.project} />} />
      <Row
        term={t('exchange.row.automation')}
        text={value.automation && <PlainName text={value.automation} />}
      />
      <Row
        term={t('exchange.row.authorization')}
        text={credentials.authorization && t('exchange.row.toField', { value: `Token ${MASK}` })}
      />
      <Row
        term={t('exchange.row.apiKey')}
        text={credentials.apiKey && t('exchange.row.toField', { value: MASK })}
      />
      <Row term={t('exchange.row.sendTo')} text={value.sendTo && t(`sendTo.${value.sendTo}`)} />
      <Row
        term={t('exchange.row.webhookUrl')}
        text={value.webhookUrl && <PlainAddress url={value.webhookUrl} />}
      />
      <Row term={t('exchange.row.headers')} text={headers?.length ? headers.map(name).join(', ') : null} />
      <Row
        term={t('exchange.row.wire')}
        text={wire && (wireWords.length > 0 ? wireWords.join(', ') : t('exchange.row.default'))}
      />
      <Row
        term={t('exchange.row.seed')}
        text={
          value.seedText === null ? (
            stays(value) && t('exchange.row.seedStays')
          ) : (
            <Seed text={value.seedText} />
          )
        }
      />
    </dl>
  )
}

/** Whether the request has a seed, or may have one, that is not known here. */
const stays = ({ left }: Import) => left.some(({ why }) => why === 'unread' || why === 'seed')

function Row({ term, text }: { term: string; text: ReactNode }) {
  if (text === null || text === undefined || text === '' || text === false) return null
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  )
}

function Seed({ text }: { text: string }) {
  const t = useT()
  const isJson = useMemo(() => checkJson(text).ok, [text])
  if (text.trim() === '') return t('exchange.row.noSeed')
  return (
    <>
      <ScrollText label={t('exchange.row.seed')} className={styles.seed ?? ''}>
        {text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}
      </ScrollText>
      <div className={isJson ? styles.note : styles.warning}>
        {isJson ? formatBytes(utf8Length(text)) : t('exchange.row.notJson')}
      </div>
    </>
  )
}
