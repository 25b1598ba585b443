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
  'link.opening.title': 'Link wird geöffnet …',
  'link.asked': '{user} bittet Sie, {provider} zu verbinden',
  'link.askedSeveral': '{user} bittet Sie, mehrere Apps zu verbinden',
  'link.connect': '{provider} mit {host} verbinden',
  'link.connectSeveral': 'Mehrere Apps mit {host} verbinden',
  'link.trust': 'Fahren Sie nur fort, wenn Sie wissen, wer Ihnen diesen Link geschickt hat.',
  'link.expired.title': 'Dieser Link ist abgelaufen',
  'link.expired.text': 'Bitten Sie die Person, die ihn geschickt hat, um einen neuen.',
  'link.revoked.title': 'Dieser Link wurde zurückgezogen',
  'link.revoked.text': 'Fragen Sie die Person, die ihn geschickt hat, ob Sie noch gebraucht werden.',
  'link.finished.title': 'Alles ist verbunden',
  'link.finished.text':
    'Es ist nichts mehr zu tun, und dieser Link lässt sich nicht mehr öffnen. Sie können diese Seite schließen.',
  'link.unknown.title': 'Dieser Link funktioniert nicht',
  'link.unknown.text':
    'Vielleicht ist er unvollständig oder zu alt. Öffnen Sie den ganzen Link aus Ihrer Nachricht oder bitten Sie um einen neuen.',
  'link.reloaded.title': 'Öffnen Sie den Link noch einmal',
  'link.reloaded.text':
    'Zu Ihrer Sicherheit merkt sich diese Seite den Link nicht. Öffnen Sie ihn erneut aus Ihrer Nachricht.',
  'link.failed.title': 'Der Link lässt sich gerade nicht öffnen',
  'link.failed.text':
    'Es wurde nichts geändert. Versuchen Sie es gleich noch einmal oder öffnen Sie den Link erneut aus Ihrer Nachricht.',
  'link.again': 'Noch einmal versuchen',
  'link.noscript.title': 'Diese Seite braucht JavaScript',
  'link.noscript.text': 'Erlauben Sie es für diese Seite oder öffnen Sie den Link in einem anderen Browser.',
  close: 'Fenster schließen',
  'close.self': 'Ihr Browser lässt uns dieses Fenster nicht schließen. Schließen Sie es selbst.',
  back: 'Zurück zu {host}',
}
