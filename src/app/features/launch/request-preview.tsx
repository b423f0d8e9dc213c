import { useT } from '../../lib/i18n/i18n'
import { launchFormSchema } from '../../lib/start/launch-form-schema'
import { MASK, prepareLaunch } from '../../lib/start/prepare-launch'
import type { LaunchCredentials } from './launch-handle'
import styles from './launch-pane.module.css'
import { RequestView } from './request-view'

type RequestPreviewProps = {
  parts: Parameters<typeof prepareLaunch>[0]
  credentials: LaunchCredentials
  onTakeOut: () => void
}

/** The request that the form makes as it stands, its secrets masked. */
export function RequestPreview({ parts, credentials, onTakeOut }: RequestPreviewProps) {
  const t = useT()
  const checked = launchFormSchema.safeParse(parts.form)
  if (!checked.success) return <p className={styles.previewNote}>{t('request.incomplete')}</p>
  const { url, maskedBody } = prepareLaunch(parts)
  return (
    <RequestView
      url={url}
      maskedToken={credentials ? `Token ${MASK}` : ''}
      maskedKey={credentials ? MASK : ''}
      body={maskedBody}
      onTakeOut={onTakeOut}
    />
  )
}
