import { describe, expect, it } from 'vitest'
import { encoded, wide } from '../testing/encoded'
import { faultOf, file, json, prepare, table } from '../testing/prepared'

const foundIn = async (bytes: BlobPart[], name = 'rows.csv') => {
  const { found, seeds, built } = await prepare(table(file(bytes, name)))
  return { ...found, seeds: seeds.map((seed) => JSON.parse(seed)), built }
}

describe('a file that says nothing of its encoding', () => {
  it.each([
    ['shift_jis', '港,数量\r\n横浜,12\r\n神戸,7\r\n'],
    ['shift_jis', 'id,city\nA7,東京\nB2,大阪市北区梅田\n'],
    ['euc-jp', '名前,住所\n山田太郎,東京都しんじゅく\n鈴木花子,大阪市うめだ\n'],
    ['gbk', '产品,说明\n电脑,这是一个测试的说明\n手机,我们的产品质量很好\n'],
    ['big5', '產品,說明\n電腦,這是一個測試的說明\n手機,我們的產品質量很好\n'],
    ['euc-kr', '이름,도시\n김철수,서울\n이영희,부산\n'],
    ['windows-1251', 'порт,тонн\r\nАзов,12\r\n'],
    ['windows-1251', 'name,city\nIvan,Москва\nPetr,Санкт-Петербург\n'],
    ['koi8-r', 'Имя;Город\nИван Иванов;Москва\nПётр Петров;Казань\n'],
    ['ibm866', 'Имя;Город\nИван Иванов;Москва\nПётр Петров;Казань\n'],
    ['windows-1250', 'nazwa,opis\nStół,Źródło światła\nśruba,część zamienna\n'],
    ['windows-1250', 'jméno,město\nJiří,Plzeň\nŠtěpánka,Třebíč\n'],
    ['windows-1252', 'name,stadt\nMüller,Köln\nGroß,Düsseldorf\n'],
    ['windows-1252', 'porto,descrição\nSantos,Exportação de açúcar\n'],
    ['macintosh', 'porto,cidade\nJoão,São Paulo\nConceição,Maceió\n'],
    ['windows-1253', 'όνομα,πόλη\nΓιώργος,Αθήνα\nΜαρία,Θεσσαλονίκη\n'],
    ['windows-1254', 'isim,şehir\nAyşe,İstanbul\nÇağrı,Eskişehir\n'],
    ['windows-1255', 'שם,עיר\nדוד,ירושלים\nשרה,חיפה\n'],
    ['windows-1256', 'اسم,مدينة\nمحمد,القاهرة\nفاطمة,الرياض\n'],
  ])('is read as %s, and that is called a guess: %j', async (encoding, text) => {
    const [header = '', ...rows] = text.trim().split(/\r?\n/)
    const cell = rows[0]?.split(/[,;]/)[1] ?? ''
    const found = await foundIn([encoded(text, encoding)])
    const [guess] = found.encoding?.readings ?? []
    expect(found.encoding?.how).toBe('guess')
    expect(found.columns.map(({ name }) => name)).toEqual(header.split(/[,;]/))
    expect(String(Object.values(found.seeds[0] ?? {})[1])).toBe(cell)
    expect(guess?.encoding).toBe(found.encoding?.name)
    expect(guess?.cells.length).toBeGreaterThan(0)
    for (const shown of guess?.cells ?? []) expect(text).toContain(shown)
  })

  it('shows a number with a decimal comma as one cell', async () => {
    const bytes = encoded('Ort;Betrag\r\nKöln;1.234,56 £\r\nGießen;99,00 £\r\n', 'windows-1252')
    const { encoding } = await foundIn([bytes])
    expect(encoding?.readings[0]?.cells).toEqual(['Köln', '1.234,56 £', 'Gießen', '99,00 £'])
  })

  it('offers what else it may be, each with the same cells', async () => {
    const { encoding } = await foundIn([encoded('港,数量\r\n横浜,12\r\n神戸,7\r\n', 'shift_jis')])
    expect(encoding?.readings.length).toBeGreaterThan(1)
    expect(encoding?.readings[0]?.cells).toEqual(['港', '数量', '横浜', '神戸'])
    expect(new Set(encoding?.readings.map(({ cells }) => String(cells))).size).toBe(encoding?.readings.length)
  })

  it('is looked at to its end: one word far below decides', async () => {
    const plain = `n,city\n${'1,x\n'.repeat(5000)}`
    const { encoding } = await foundIn([
      plain,
      '1,x\n'.repeat(10),
      encoded('2,Владивосток\n', 'windows-1251'),
    ])
    expect([encoding?.name, encoding?.readings[0]?.cells]).toEqual(['windows-1251', ['Владивосток']])
  })

  it('is UTF-8, for sure, where all of it is valid as such', async () => {
    const { encoding, seeds } = await foundIn(['a,ü\n1,東京\n'])
    expect([encoding?.name, encoding?.how, encoding?.readings]).toEqual(['utf-8', 'utf-8', []])
    expect(seeds).toEqual([{ a: 1, ü: '東京' }])
  })

  it('is still UTF-8 where a few bytes of it were lost, and those are counted', async () => {
    const whole = new TextEncoder().encode('a,ü\n1,東京\n2,Köln\n3,Łódź')
    const { encoding, notes, seeds } = await foundIn([whole.subarray(0, -1)])
    expect([encoding?.name, encoding?.how]).toEqual(['utf-8', 'guess'])
    expect(notes).toEqual([{ code: 'replaced', count: 1 }])
    expect(seeds[0]).toEqual({ a: 1, ü: '東京' })
  })

  it('is ISO-2022-JP where it has the escapes of that', async () => {
    const { encoding, seeds } = await foundIn([
      Uint8Array.from([0x61, 0x0a, 0x1b, 0x24, 0x42, 0x45, 0x6c, 0x35, 0x7e, 0x1b, 0x28, 0x42, 0x0a]),
    ])
    expect([encoding?.name, encoding?.how]).toEqual(['iso-2022-jp', 'pattern'])
    expect(seeds).toEqual([{ a: '東京' }])
  })

  it('is JSON as well', async () => {
    const { found, seeds } = await prepare(
      json(file([encoded('{"город":"Москва"}', 'windows-1251')], 'a.json')),
    )
    expect([found.encoding?.name, found.encoding?.how]).toEqual(['windows-1251', 'guess'])
    expect(seeds).toEqual(['{"город":"Москва"}'])
  })
})

describe('UTF-16 without a mark', () => {
  it.each(['le', 'be'] as const)('%s is known by its zeros', async (order) => {
    const { encoding, seeds } = await foundIn([wide('berth,tonnes\r\nA7,12\r\n', order)])
    expect([encoding?.name, encoding?.how]).toEqual([`utf-16${order}`, 'pattern'])
    expect(seeds).toEqual([{ berth: 'A7', tonnes: 12 }])
  })

  it.each([
    ['Cyrillic', 'порт,тонн\nАзов,12\nТемрюк,7\n'],
    ['Japanese', '港,数量\n横浜,12\n神戸,7\n'],
  ])('of %s is known, too', async (_, text) => {
    for (const order of ['le', 'be'] as const)
      expect((await foundIn([wide(text, order)])).columns.map(({ name }) => name)).toEqual(
        text.split('\n')[0]?.split(','),
      )
  })

  it('of JSON is known', async () => {
    expect((await prepare(json(file([wide('{"a": 1}\n{"a": 2}\n', 'le')], 'a.jsonl')))).seeds).toEqual([
      '{"a": 1}',
      '{"a": 2}',
    ])
  })

  it('is no name for UTF-8 with a stray zero, whose row is named', async () => {
    const { encoding, built, seeds } = await foundIn(['a,b\n1,x\0\n2,y\n3,z\0\0\n'])
    expect(encoding?.name).toBe('utf-8')
    expect(built.faulty.map(({ line, fault }) => [line, fault.code])).toEqual([
      [2, 'nul'],
      [4, 'nul'],
    ])
    expect(seeds).toEqual([{ a: 2, b: 'y' }])
  })
})

it.each([
  ['with its mark', [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]],
  ['without', [0x61, 0, 0, 0, 0x0a, 0, 0, 0, 0x31, 0, 0, 0]],
])('UTF-32 %s is called what it is', async (_, bytes) =>
  expect(await faultOf(table(file([Uint8Array.from(bytes)])))).toBe('utf-32'),
)

it('what the operator chooses is how it is read, and no guess', async () => {
  const source = table(file([encoded('a\nпорт\n', 'koi8-r')]), { encoding: 'koi8-r' })
  const { found, seeds } = await prepare(source)
  expect(found.encoding).toEqual({ name: 'koi8-r', how: 'chosen', readings: [] })
  expect(seeds).toEqual(['{\n  "a": "порт"\n}'])
})

it('a mark stands before the choice', async () => {
  const { found } = await prepare(table(file(['\ufeffa\nü\n']), { encoding: 'windows-1252' }))
  expect([found.encoding?.name, found.encoding?.how]).toEqual(['utf-8', 'mark'])
})

it('characters that could not be read are counted', async () => {
  const { found } = await prepare(
    table(file([encoded('a\nMüller\nGroß\n', 'windows-1252')]), { encoding: 'utf-8' }),
  )
  expect(found.notes).toEqual([{ code: 'replaced', count: 2 }])
  expect((await prepare(table('a\nM\ufffdller\n'))).found.notes).toEqual([{ code: 'replaced', count: 1 }])
})

it('a folder says which of its files is a guess, and what is no seed', async () => {
  const files = [
    file([encoded('{"город":"Москва"}', 'windows-1251')], 'a.json'),
    file(['{"b":2}'], 'b.json'),
    file(['PK\x03\x04zip'], 'c.json'),
    file(['x'], 'notes.txt'),
  ].map((one) => ({ path: one.name, file: one }))
  const { found, built, seeds } = await prepare({ kind: 'folder', files })
  expect(seeds).toEqual(['{"город":"Москва"}', '{"b":2}'])
  expect(built.faulty.map(({ cells, fault }) => [cells[1], fault.code])).toEqual([['c.json', 'binary']])
  expect(found.notes).toEqual([
    { code: 'other-files', count: 1, found: 'notes.txt' },
    { code: 'guessed-files', count: 1, found: 'a.json', encoding: 'windows-1251' },
  ])
})
