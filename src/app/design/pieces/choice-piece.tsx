import { useId, useState } from 'react'
import { CheckList } from '../../ui/check-list'
import { Segmented } from '../../ui/segmented'
import { TabList, TabPanel } from '../../ui/tabs'
import { LONG_NAME } from '../long-texts'
import { State, States } from '../states'

/** One of few, several of many, and tabs. */
export function ChoicePiece() {
  return (
    <States>
      <State of="one of few" wide>
        <OneOf options={['Automation’s default webhook', 'This dashboard’s inbox', 'Another URL']} />
      </State>
      <State of="one of few, Portuguese" wide>
        <OneOf options={['Webhook padrão da automação', 'Caixa de entrada deste painel', 'Outra URL']} />
      </State>
      <State of="tabs" wide>
        <Tabs labels={['Result', 'Answer', 'Request', 'Seed', 'Notes']} />
      </State>
      <State of="more tabs than room: they scroll">
        <Tabs
          labels={['Resultado', 'Resposta', 'Requisição', 'Semente', 'Anotações', 'Entregas recebidas']}
        />
      </State>
      <State of="several of few">
        <Many options={['started', 'rejected', 'unknown']} />
      </State>
      <State of="several of many">
        <Many options={[...Array.from({ length: 8 }, (_, at) => `project-${at}`), LONG_NAME]} />
      </State>
      <State of="none to choose">
        <Many options={[]} />
      </State>
    </States>
  )
}

function OneOf({ options }: { options: readonly string[] }) {
  const id = useId()
  const [value, setValue] = useState(options[1] ?? '')
  return (
    <>
      <p id={id} className="visually-hidden">
        Send the result to
      </p>
      <Segmented
        labelledBy={id}
        name={id}
        value={value}
        onChange={setValue}
        options={options.map((label) => ({ value: label, label }))}
      />
    </>
  )
}

function Tabs({ labels }: { labels: readonly string[] }) {
  const idBase = `tabs${labels.length}`
  const [value, setValue] = useState('0')
  return (
    <>
      <TabList
        label={`${labels.length} tabs`}
        idBase={idBase}
        value={value}
        onChange={setValue}
        tabs={labels.map((label, at) => ({ value: String(at), label }))}
      />
      {labels.map((label, at) => (
        <TabPanel key={label} idBase={idBase} value={String(at)} selected={value === String(at)}>
          {label}
        </TabPanel>
      ))}
    </>
  )
}

function Many({ options }: { options: readonly string[] }) {
  const [chosen, setChosen] = useState<string[]>(options.slice(0, 1))
  return (
    <CheckList
      label={`${options.length} to choose from`}
      chosen={chosen}
      onChange={setChosen}
      options={options.map((value, at) => ({ value, count: String(at * 12) }))}
      words={{ filter: 'Filter', none: 'Nothing here.' }}
    />
  )
}
