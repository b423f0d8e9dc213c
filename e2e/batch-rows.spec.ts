import { expect, test } from './fixtures'
import { batchAt } from './support/batch-steps'
import { operatorAt } from './support/operator'

const CSV = { name: 'rows.csv', mimeType: 'text/csv' }

test('what is left out of a batch is said where it is read and in the last look; what is no table is called so', async ({
  page,
}) => {
  const batch = batchAt(page)
  await operatorAt(page).open()
  await batch.open()
  await batch.paste('berth,tonnes,note\r\nA7,12,x\r\nB2,7,y\r\n,,\r\n,,\r\n,,\r\nC3, "1,2",z\r\n')
  await expect(page.getByText('2 rows are ready')).toBeVisible()
  await expect(page.getByRole('list', { name: 'What was found in it' })).toHaveText(
    '3 empty rows were passed over.',
  )
  const bad = page.getByRole('region', { name: 'Rows that can’t be sent' })
  await expect(bad.getByRole('listitem')).toContainText(['line 7'])
  await batch.name('my-project', 'echo')
  await batch.review()
  const leftOut = batch.dialog.getByRole('list', { name: 'Rows that are left out' })
  await expect(leftOut.getByRole('listitem')).toHaveText([
    '1 row can’t be sent and is left out: quotes out of place (1).',
    '3 empty rows were passed over.',
  ])
  await page.keyboard.press('Escape')

  const choose = (buffer: Buffer, name = CSV.name) =>
    page.getByTestId('batch-file').setInputFiles({ ...CSV, name, buffer })
  await choose(Buffer.from('PK\x03\x04\x14\0\0\0[Content_Types].xml xl/workbook.xml', 'latin1'), 'book.xlsx')
  await expect(page.getByText('This is a workbook, not a table of text.')).toBeVisible()
  await expect(page.getByText('No rows yet.')).toBeVisible()

  // Bytes of Shift-JIS.
  await choose(Buffer.from('8d602c8f6497ca0d0a89a1956c2c31320d0a905f8ccb2c370d0a', 'hex'))
  await expect(page.getByText('shift_jis is a guess')).toBeVisible()
  await expect(page.getByRole('list', { name: 'The first cells in each likely encoding' })).toContainText(
    '横浜',
  )
  await page.getByRole('combobox', { name: 'Encoding' }).selectOption('euc-jp')
  await expect(page.getByText('could not be read')).toBeVisible()
  await page.getByRole('combobox', { name: 'Encoding' }).selectOption('shift_jis')
  await expect(page.getByText('"横浜"')).toBeVisible()
})
