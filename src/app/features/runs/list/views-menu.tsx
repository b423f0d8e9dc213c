import { Bookmark } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { EVERY_RUN, type RunQuery, readQuery, writeQuery } from '../../../lib/run-index/run-query'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { Menu } from '../../../ui/menu'
import { toasts } from '../../../ui/toast'
import {
  deleteView,
  READY_MADE,
  type SavedView,
  saveView,
  useSavedViews,
  VIEW_NAME_LIMIT,
} from './saved-views'

type ViewsMenuProps = { query: RunQuery; setQuery: (change: Partial<RunQuery>) => void }

/** Views that are ready, views that were kept, and keeping the one in force. */
export function ViewsMenu({ query, setQuery }: ViewsMenuProps) {
  const t = useT()
  const saved = useSavedViews()
  const [naming, setNaming] = useState(false)
  const now = String(writeQuery(query))
  const current = saved.find((view) => view.query === now)
  const remove = async ({ name }: SavedView) => {
    const gone = await deleteView(name)
    toasts.show(t('runs.views.deleted', { name }), {
      label: t('undo'),
      run: () => void (gone && saveView(gone)),
    })
  }
  return (
    <>
      <Menu
        label={t('runs.views.menu')}
        text={current?.name ?? t('runs.views.menu')}
        icon={<Bookmark size={14} aria-hidden />}
        look="plain"
        items={[
          ...READY_MADE.map(([name, view]) => ({
            label: t(`runs.views.${name}`),
            checked: String(writeQuery({ ...EVERY_RUN, ...view })) === now,
            onSelect: () => setQuery({ ...EVERY_RUN, ...view }),
          })),
          ...saved.map((view, at) => ({
            label: view.name,
            checked: view === current,
            separated: at === 0,
            onSelect: () => setQuery(readQuery(new URLSearchParams(view.query))),
          })),
          {
            label: t('runs.views.save'),
            separated: true,
            disabled: now === '',
            onSelect: () => setNaming(true),
          },
          ...(current
            ? [
                {
                  label: t('runs.views.delete', { name: current.name }),
                  danger: true,
                  onSelect: () => void remove(current),
                },
              ]
            : []),
        ]}
      />
      {naming ? <NameDialog query={now} saved={saved} onClose={() => setNaming(false)} /> : null}
    </>
  )
}

type NameDialogProps = { query: string; saved: readonly SavedView[]; onClose: () => void }

function NameDialog({ query, saved, onClose }: NameDialogProps) {
  const t = useT()
  const formId = useId()
  const [name, setName] = useState('')
  const [fault, setFault] = useState<'empty' | 'unwritten'>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return setFault('empty')
    try {
      await saveView({ name: name.trim(), query })
      onClose()
      toasts.show(t('runs.views.saved', { name: name.trim() }))
    } catch {
      setFault('unwritten')
    }
  }
  return (
    <Dialog
      title={t('runs.views.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('runs.cancel')}</Button>
          <Button look="primary" type="submit" form={formId}>
            {t('runs.views.keep')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label={t('runs.views.name')}
          hint={t('runs.views.nameHint')}
          error={fault ? t(`runs.views.${fault}`) : undefined}
          warning={saved.some((view) => view.name === name.trim()) ? t('runs.views.taken') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              data-autofocus=""
              maxLength={VIEW_NAME_LIMIT}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
