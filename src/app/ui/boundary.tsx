import { Component, type ReactNode } from 'react'
import styles from './boundary.module.css'
import { Button } from './button'

type BoundaryProps = { words: string; retry: string; children: ReactNode }

/** A failed part fails alone: its neighbours go on, and it can be tried again. */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div role="alert" className={styles.failed}>
        <p>{this.props.words}</p>
        <Button onClick={() => this.setState({ failed: false })}>{this.props.retry}</Button>
      </div>
    )
  }
}
