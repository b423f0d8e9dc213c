import { createRef } from 'react'
import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Field } from './field'
import { FileInput } from './file-input'
import { Input } from './input'
import { Select } from './select'
import { compose, endComposing, pressAfterComposing, show, the } from './testing/stage'
import { expectFocusRing, expectOutlined, expectReadable, inBothThemes } from './testing/themes'

const described = (control: HTMLElement) =>
  document.getElementById(control.getAttribute('aria-describedby') ?? '')?.textContent

it('ties a control to its label, and to what is most urgent to say of it', () => {
  const field = (part: { error?: string; warning?: string }) => (
    <Field label="Name" hint="A hint." {...part}>
      {(control) => <Input {...control} />}
    </Field>
  )
  const { again } = show(field({}))
  expect(the<HTMLInputElement>('input').labels?.[0]?.textContent).toBe('Name')
  expect(described(the('input'))).toBe('A hint.')
  again(field({ warning: 'A warning.' }))
  expect(described(the('input'))).toBe('A warning.')
  again(field({ warning: 'A warning.', error: 'An error.' }))
  expect(described(the('input'))).toBe('An error.')
  expect(the('input').getAttribute('aria-invalid')).toBe('true')
})

it('keeps the keys of a composed word to itself, and gives all others on', async () => {
  const keys: string[] = []
  const onSubmit = vi.fn<() => void>()
  show(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for whatever hears keys around a field
    <div onKeyDown={({ key }) => keys.push(`around ${key}`)}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <Input aria-label="Tag" onKeyDown={({ key }) => keys.push(key)} />
        <button type="submit">Add</button>
      </form>
    </div>,
  )
  the('input').focus()
  await compose('ta')
  await userEvent.keyboard('{Enter}{Escape}{ArrowDown}{Tab}')
  expect(document.activeElement).toBe(the('input'))
  await endComposing('た')
  pressAfterComposing('Enter', the('input'))
  expect(keys).toEqual([])
  expect(onSubmit).not.toHaveBeenCalled()
  await userEvent.keyboard('{Enter}')
  expect(keys).toEqual(['Enter', 'around Enter'])
  expect(onSubmit).toHaveBeenCalledOnce()
})

it('lets the same file be chosen again, and nothing where none was chosen', () => {
  const onChosen = vi.fn<(file: File) => void>()
  show(<FileInput ref={createRef()} label="File" accept=".json" onChosen={onChosen} />)
  const input = the<HTMLInputElement>('input')
  const choose = (...files: File[]) => {
    const transfer = new DataTransfer()
    for (const file of files) transfer.items.add(file)
    input.files = transfer.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const file = new File(['{}'], 'seed.json')
  choose(file)
  expect(input.value).toBe('')
  choose(file)
  choose()
  expect(onChosen).toHaveBeenCalledTimes(2)
  expect(input.tabIndex).toBe(-1)
})

it('reads well and shows edges and focus in both themes, right or wrong', async () => {
  show(
    <>
      <Field label="Right" hint="A hint.">
        {(control) => <Input {...control} defaultValue="text" />}
      </Field>
      <Field label="Warned" warning="A warning.">
        {(control) => <Input {...control} defaultValue="text" />}
      </Field>
      <Field label="Wrong" error="An error.">
        {(control) => <Input {...control} defaultValue="text" />}
      </Field>
      <Select aria-label="Target">
        <option>Simulator</option>
      </Select>
    </>,
  )
  await inBothThemes(() => {
    for (const words of document.querySelectorAll('label, input, select, [id$=note]')) expectReadable(words)
    for (const input of document.querySelectorAll('input')) {
      const frame = input.parentElement ?? input
      expectFocusRing(input, frame)
      input.blur()
      expectOutlined(frame)
    }
    expectOutlined(the('select'))
    expectFocusRing(the('select'))
  })
})
