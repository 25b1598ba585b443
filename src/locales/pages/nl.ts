import type { PageKey } from './en.js'

export const pagesNl: Readonly<Record<PageKey, string>> = {
  requested: 'Gevraagd door {host}',
  'interstitial.title': '{provider} koppelen aan {host}?',
  'interstitial.text': 'Je gaat inloggen bij {provider}, zodat {host} het kan gebruiken.',
  'interstitial.account': 'De koppeling is voor {account}.',
  'interstitial.warning': 'Ga alleen door als je dit zelf hebt gevraagd.',
  'interstitial.continue': 'Doorgaan naar {provider}',
  'expired.title': 'De inloglink is verlopen',
  'expired.text': 'Voor je veiligheid werkt de link één keer en maar kort. Ga terug naar {host} en begin opnieuw.',
  'otherUser.title': 'Iemand anders is met deze inlog begonnen',
  'otherUser.text':
    'Je bent als iemand anders ingelogd bij {host}. Er is niets gewijzigd. Begin zelf vanuit {host} om te koppelen.',
  'failed.title': 'De inlogpagina kan nu niet worden geopend',
  'failed.text': 'Er is niets gewijzigd. Ga terug naar {host} en probeer het zo opnieuw.',
  'returned.title': 'Afronden…',
  'returned.text': 'Ga terug naar {host}. Daar zie je wanneer de koppeling klaar is.',
  'denied.title': 'Er is geen toegang gegeven',
  'denied.text': 'Er is niets gewijzigd. Ga terug naar {host} om het opnieuw te proberen.',
  'ended.title': 'Het inloggen is niet afgerond',
  'ended.text': 'Je kunt dit venster sluiten en teruggaan naar waar je begon.',
  close: 'Dit venster sluiten',
  'close.self': 'Je browser laat ons dit venster niet sluiten. Sluit het zelf.',
  back: 'Terug naar {host}',
}
