import { describe, expect, it } from 'vitest'
import { faultOf, file, json, prepare, table } from '../testing/prepared'

const bytes = (text: string) => Uint8Array.from([...text].map((c) => c.charCodeAt(0)))
const zip = (...names: string[]) =>
  bytes(names.map((name) => `PK\x03\x04\x14\0\0\0\x08\0${name}\x8f\xcb\x02`).join(''))

describe('a file that holds no text is called what it is, and nothing of it is ready', () => {
  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['book.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), 'workbook'],
    ['book.ods', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'workbook'],
    ['renamed.csv', zip('[Content_Types].xml', 'xl/workbook.xml'), 'workbook'],
    ['protected.xlsx', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'), 'workbook'],
    ['old.xls', bytes('\x09\x08\x08\0\0\x05\x10\0'), 'workbook'],
    ['letter.docx', zip('[Content_Types].xml', 'word/document.xml'), 'document'],
    ['letter.rtf', bytes('{\\rtf1\\ansi'), 'document'],
    ['rows.zip', zip('rows.csv'), 'archive'],
    ['rows.csv.gz', bytes('\x1f\x8b\x08\0\0\0'), 'archive'],
    ['rows.7z', bytes('7z\xbc\xaf\x27\x1c\0\x04'), 'archive'],
    ['rows.zst', bytes('\x28\xb5\x2f\xfd\x04'), 'archive'],
    ['report.pdf', bytes('%PDF-1.7\n'), 'pdf'],
    ['photo.png', bytes('\x89PNG\r\n\x1a\n'), 'image'],
    ['photo.jpg', bytes('\xff\xd8\xff\xe0'), 'image'],
    ['photo.bmp', bytes('BM\x46\0\0\0\0\0\0\0'), 'image'],
    ['film.mp4', bytes('\0\0\0\x18ftypmp42'), 'media'],
    ['rows.sqlite', bytes('SQLite format 3\0'), 'data'],
    ['rows.parquet', bytes('PAR1\x15\x04'), 'data'],
    ['export.xls', bytes('<html xmlns:x="urn:schemas-microsoft-com:office:excel">'), 'page'],
    ['export.xls', bytes('\xef\xbb\xbf<?xml version="1.0"?>'), 'page'],
    ['program', bytes('MZ\x90\0\x03\0'), 'other'],
    ['unknown.dat', bytes('\x01\x02\x03\x04\x05\x06\x07\x00abc\x01\x02'), 'other'],
  ])('%s', async (name, content, kind) => {
    expect(await faultOf(table(file([content], name)))).toBe(`binary ${kind}`)
    expect(await faultOf(json(file([content], name)))).toBe(`binary ${kind}`)
  })

  it('also where its bytes are pasted', async () => {
    expect(await faultOf(table('PK\x03\x04\x14\0\x06\0[Content_Types].xml'))).toBe('binary archive')
    expect(await faultOf(json('%PDF-1.4\n%'))).toBe('binary pdf')
    expect(await faultOf(table('\x1f\ufffd\x08\0\0\ufffd\ufffd\x03\ufffd'))).toBe('binary other')
  })

  it.each([
    'PKW,n\n1,2\n',
    'BM,n\n1,2\n',
    'MZ,n\n1,2\n',
    'abc,ftype\n1,2\n',
    'PAR1,n\n1,2\n',
    'ID3,n\n1,2\n',
    '\tn\n1\t2\n',
  ])('%j only begins alike', async (text) => expect((await prepare(table(file([text])))).built.good).toBe(1))
})
