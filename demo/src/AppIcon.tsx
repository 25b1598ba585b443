type AppIconProps = { name: string; icon: string | null }

/** Most icons are drawn for a white background, so the background stays light in dark mode. */
export function AppIcon({ name, icon }: AppIconProps) {
  return (
    <span className="app-icon" aria-hidden="true">
      {icon === null ? name.charAt(0) : <img src={icon} alt="" width="24" height="24" />}
    </span>
  )
}
