import { Component, type ErrorInfo, type ReactNode } from 'react'
import styles from './boundary.module.css'
import { Button } from './button'
import { CopyButton } from './copy-button'
import { failureHelp } from './failure-help'

type BoundaryProps = {
  /** Instead of the usual ones. */
  words?: string
  retry?: string
  /** What the button does in place of showing the part again. */
  onRetry?: () => void
  children: ReactNode
}
type BoundaryState = { failed: boolean; details: string | null }

const WELL: BoundaryState = { failed: false, details: null }

/** A failed part fails alone: its neighbours go on, and it can be tried again. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state = WELL
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo) {
    // Where they can’t be had, there is no button for them.
    failureHelp()
      .details(error, componentStack ?? '')
      .then(
        (details) => this.setState({ details }),
        () => {},
      )
  }
  override render() {
    if (!this.state.failed) return this.props.children
    const words = failureHelp().words()
    return (
      <div role="alert" className={styles.failed}>
        <p>{this.props.words ?? words.failed}</p>
        <div className={styles.ways}>
          <Button onClick={this.props.onRetry ?? (() => this.setState(WELL))}>
            {this.props.retry ?? words.retry}
          </Button>
          {this.state.details === null ? null : (
            <CopyButton showLabel label={words.copy} copiedLabel={words.copied} text={this.state.details} />
          )}
        </div>
      </div>
    )
  }
}
