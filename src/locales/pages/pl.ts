import type { PageKey } from './en.js'

export const pagesPl: Readonly<Record<PageKey, string>> = {
  requested: 'Na prośbę {host}',
  'interstitial.title': 'Połączyć {provider} i {host}?',
  'interstitial.text': 'Za chwilę zalogujesz się do {provider}. Dostęp otrzyma {host}.',
  'interstitial.account': 'Połączenie będzie dla: {account}.',
  'interstitial.warning': 'Kontynuuj tylko, jeśli to była Twoja decyzja.',
  'interstitial.continue': 'Przejdź do {provider}',
  'expired.title': 'Link do logowania wygasł',
  'expired.text': 'Ze względów bezpieczeństwa działa raz i tylko przez krótki czas. Wróć do {host} i zacznij ponownie.',
  'otherUser.title': 'To logowanie rozpoczęła inna osoba',
  'otherUser.text':
    'W serwisie {host} jest zalogowana inna osoba. Nic nie zostało zmienione. Aby połączyć, zacznij samodzielnie w tym serwisie.',
  'failed.title': 'Nie można teraz otworzyć logowania',
  'failed.text': 'Nic nie zostało zmienione. Wróć do {host} i spróbuj ponownie za chwilę.',
  'returned.title': 'Kończenie…',
  'returned.text': 'Wróć do {host}. Tam zobaczysz, kiedy połączenie będzie gotowe.',
  'denied.title': 'Nie udzielono dostępu',
  'denied.text': 'Nic nie zostało zmienione. Wróć do {host}, aby spróbować ponownie.',
  'ended.title': 'Logowanie nie zostało ukończone',
  'ended.text': 'Możesz zamknąć to okno i wrócić tam, gdzie wszystko się zaczęło.',
  close: 'Zamknij to okno',
  'close.self': 'Przeglądarka nie pozwala nam zamknąć tego okna. Zamknij je samodzielnie.',
  back: 'Wróć do {host}',
}
