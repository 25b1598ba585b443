type AppIconProps = { name: string; icon: string | null }

/** Made for white, as most icons are: the plate stays light in the dark. */
export function AppIcon({ name, icon }: AppIconProps) {
  return (
    <span className="app-icon" aria-hidden="true">
      {icon === null ? name.charAt(0) : <img src={icon} alt="" width="24" height="24" />}
    </span>
  )
}
