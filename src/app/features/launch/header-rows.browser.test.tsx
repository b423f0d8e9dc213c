import { zodResolver } from '@hookform/resolvers/zod'
import { createRoot, type Root } from 'react-dom/client'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type LaunchForm, launchFormSchema } from '../../lib/start/launch-form-schema'
import { HeaderRows } from './header-rows'

let form: UseFormReturn<LaunchForm>
let root: Root | null = null

function Rows({ headers }: { headers: LaunchForm['headers'] }) {
  form = useForm<LaunchForm>({
    defaultValues: {
      project: 'p',
      automation: 'a',
      sendTo: 'inbox',
      webhookUrl: '',
      headers,
      wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
    },
    resolver: zodResolver(launchFormSchema),
    reValidateMode: 'onChange',
  })
  return <HeaderRows form={form} beside={null} />
}

function show(...headers: LaunchForm['headers']) {
  const place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  root.render(<Rows headers={headers} />)
}
afterEach(() => {
  root?.unmount()
  document.body.replaceChildren()
})

const field = (name: 'Header name' | 'Header value', at = 0) => page.getByLabelText(name).nth(at)
const rows = () => form.getValues('headers').map(({ name, value }) => [name, value])

async function paste(into: ReturnType<typeof field>, text: string) {
  const input = await into.findElement()
  if (!(input instanceof HTMLInputElement)) throw new Error('no field')
  input.focus()
  input.select()
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  return input.dispatchEvent(event)
}

it('a header line pasted as a name is a name and its value', async () => {
  show({ name: '', value: '' })
  await paste(field('Header name'), 'X-Team: blue')
  await expect.poll(rows).toEqual([['X-Team', 'blue']])
  await expect.element(field('Header value')).toHaveFocus()
})

it('several header lines pasted are several rows', async () => {
  show({ name: '', value: '' }, { name: 'X-Last', value: 'z' })
  await paste(field('Header name'), 'X-Team: blue\r\nX-Key:\ts3cr3t \r\n')
  await expect.poll(rows).toEqual([
    ['X-Team', 'blue'],
    ['X-Key', 's3cr3t'],
    ['X-Last', 'z'],
  ])
})

it('a value that stands in the row is not lost to a pasted line', async () => {
  show({ name: '', value: 'kept' })
  await paste(field('Header name'), 'X-Team: blue')
  await expect.poll(rows).toEqual([
    ['', 'kept'],
    ['X-Team', 'blue'],
  ])
})

it('a header line typed as a name is split when the field is left', async () => {
  show({ name: '', value: '' })
  await userEvent.fill(field('Header name'), 'X-Team: blue')
  await userEvent.tab()
  await expect.poll(rows).toEqual([['X-Team', 'blue']])
})

it('an address pasted as a value is a value', async () => {
  show({ name: '', value: '' })
  await paste(field('Header value'), 'https://example.com')
  await expect.poll(rows).toEqual([['', 'https://example.com']])
})

it('a value pasted just before another field is gone to stays where it was pasted', async () => {
  show({ name: '', value: '' })
  const name = await field('Header name').findElement()
  document.addEventListener('paste', () => name instanceof HTMLElement && name.focus(), { once: true })
  await paste(field('Header value'), 'https://example.com/s3cr3t')
  await expect.poll(rows).toEqual([['', 'https://example.com/s3cr3t']])
  await expect.element(field('Header name')).toHaveFocus()
})

it('white space around a value is refused beside the row, and taken off with one click', async () => {
  show({ name: 'X-Key', value: '' })
  await userEvent.fill(field('Header value'), ' s3cr3t\t')
  await userEvent.tab()
  await expect.element(page.getByText('White space stands before or behind this value.')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Take it out' }))
  await expect.poll(rows).toEqual([['X-Key', 's3cr3t']])
  await expect.element(field('Header value')).toHaveFocus()
  await expect.element(field('Header value')).not.toHaveAttribute('aria-invalid')
})
