import { useLocation } from 'wouter'
import type { Config } from '../../contract/config-message'
import { ReachHelp } from '../features/inbox/reach-help'
import { RunDetail } from '../features/runs/run-detail'
import { useChosenTarget } from '../lib/target-choice'
import { useOperator } from './use-operator'
import { useSendAgain } from './use-send-again'

type BatchRunPaneProps = {
  config: Config
  startId: string
  hrefOf: (startId: string) => string
  onClose: () => void
}

/** The run of a row, beside its batch. */
export function BatchRunPane({ config, startId, hrefOf, onClose }: BatchRunPaneProps) {
  const [, navigate] = useLocation()
  const target = useChosenTarget(config.targets)
  const operator = useOperator(target)
  // The form and the comparison are on Launch.
  const onLaunch = (id: string) => navigate(`/?run=${id}`)
  const sendAgain = useSendAgain(config, {
    onShow: (id) => navigate(hrefOf(id)),
    onEdit: (run) => onLaunch(run.startId),
  })
  return (
    <>
      <RunDetail
        startId={startId}
        operator={operator}
        hrefOf={hrefOf}
        otherTargets={() => []}
        resultHelp={<ReachHelp />}
        onEdit={(run) => onLaunch(run.startId)}
        onSendAgain={sendAgain.open}
        onRunAgain={sendAgain.runAgain}
        onCompare={(run) => onLaunch(run.startId)}
        onClose={onClose}
      />
      {sendAgain.dialog}
    </>
  )
}
