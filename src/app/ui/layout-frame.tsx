/**
 * The empty layout that stands in index.html until there is more to show, with that document's own classes: going from the
 * one to the other changes nothing on the screen.
 */
export function LayoutFrame({ credentials }: { credentials: boolean }) {
  return (
    <>
      {credentials ? (
        <div className="shell-row shell-credentials">
          <i />
          <i />
          <i />
        </div>
      ) : null}
      <div className="shell-row">
        <i />
        <i />
      </div>
      <div className="shell-seed" />
      <div className="shell-lower" />
      <div className="shell-start" />
    </>
  )
}
