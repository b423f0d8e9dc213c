import { spellOut } from '../../../contract/misleading-text'
import { formatBytes } from '../format'
import { contentLaterEn } from '../i18n/areas/content-later.en'
import { addEnglish, type t as translate } from '../i18n/i18n'
import type { DeliveryReading } from './read-delivery'

addEnglish(contentLaterEn)

/** What is offered where bytes don't say what they are, beside UTF-8; each covers a part of the world. */
export const CHARSET_CHOICES = [
  'utf-8',
  'windows-1252',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
]

/**
 * What the reader must know of how a body was read, in sentences; none for an ordinary one.
 * @param cameBytes size of the body as it came
 */
export function readingNotes(t: typeof translate, reading: DeliveryReading, cameBytes: number): string[] {
  const { undone, stop, charset, unknown, notIn, text, readBytes } = reading
  const notes: string[] = []
  if (undone.length > 0)
    notes.push(
      t('inbox.content.undone', {
        codings: undone.map(shown).join(', '),
        came: formatBytes(cameBytes),
        read: formatBytes(readBytes),
      }),
    )
  if (stop)
    notes.push(
      t(`inbox.content.${stop.why === 'broken' && text === null ? 'unreadable' : stop.why}`, {
        coding: shown(stop.coding),
        size: formatBytes(readBytes),
      }),
    )
  if (charset) notes.push(t(`inbox.content.${charset.from}`, { charset: charset.name }))
  if (unknown !== null) notes.push(t('inbox.content.charsetUnknown', { charset: shown(unknown) }))
  if (notIn !== null) notes.push(t('inbox.content.notIn', { charset: shown(notIn) }))
  if (reading.isWideJson) notes.push(t('inbox.content.wideJson'))
  return notes
}

/** True where the operator may know better what the bytes are. */
export function mayChooseCharset(reading: DeliveryReading): boolean {
  const isStillCoded = reading.stop !== null && reading.text === null && reading.charset === null
  const isDoubtful = reading.text === null || reading.text.includes('\0')
  return !isStillCoded && (isDoubtful || reading.charset !== null || reading.unknown !== null)
}

/** A stranger wrote it. */
const shown = (name: string): string => spellOut(name.length > 40 ? `${name.slice(0, 40)}…` : name)
