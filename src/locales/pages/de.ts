import type { PageKey } from './en.js'

export const pagesDe: Readonly<Record<PageKey, string>> = {
  requested: 'Angefragt von {host}',
  'interstitial.title': '{provider} mit {host} verbinden?',
  'interstitial.text': 'Sie melden sich gleich bei {provider} an, damit {host} darauf zugreifen kann.',
  'interstitial.account': 'Verbunden wird es für {account}.',
  'interstitial.warning': 'Fahren Sie nur fort, wenn Sie das selbst veranlasst haben.',
  'interstitial.continue': 'Weiter zu {provider}',
  'expired.title': 'Der Anmeldelink ist abgelaufen',
  'expired.text':
    'Zu Ihrer Sicherheit gilt er einmal und nur kurze Zeit. Gehen Sie zurück zu {host} und beginnen Sie neu.',
  'otherUser.title': 'Diese Anmeldung hat jemand anderes begonnen',
  'otherUser.text':
    'Sie sind bei {host} als eine andere Person angemeldet. Es wurde nichts geändert. Um zu verbinden, beginnen Sie selbst in {host}.',
  'failed.title': 'Die Anmeldung lässt sich gerade nicht öffnen',
  'failed.text': 'Es wurde nichts geändert. Gehen Sie zurück zu {host} und versuchen Sie es gleich noch einmal.',
  'returned.title': 'Wird abgeschlossen …',
  'returned.text': 'Gehen Sie zurück zu {host}. Dort sehen Sie, wann die Verbindung bereit ist.',
  'denied.title': 'Der Zugriff wurde nicht erteilt',
  'denied.text': 'Es wurde nichts geändert. Gehen Sie zurück zu {host}, um es noch einmal zu versuchen.',
  'ended.title': 'Die Anmeldung wurde nicht abgeschlossen',
  'ended.text': 'Sie können dieses Fenster schließen und dorthin zurückgehen, wo Sie begonnen haben.',
  close: 'Fenster schließen',
  'close.self': 'Ihr Browser lässt uns dieses Fenster nicht schließen. Schließen Sie es selbst.',
  back: 'Zurück zu {host}',
}
