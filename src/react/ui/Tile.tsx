import { type ReactNode, useState } from 'react'

/** The icon, or the first letter of the name if there is no icon or it does not load. */
export function Tile({ name, icon }: { name: string; icon: string | null }): ReactNode {
  const [failed, setFailed] = useState<string | null>(null)
  if (icon === null || icon === failed) {
    return (
      <span className="caw-tile" data-mono="">
        {Array.from(name)[0]?.toUpperCase()}
      </span>
    )
  }
  return (
    <span className="caw-tile">
      <img src={icon} alt="" onError={() => setFailed(icon)} />
    </span>
  )
}
