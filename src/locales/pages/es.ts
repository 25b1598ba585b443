import type { PageKey } from './en.js'

export const pagesEs: Readonly<Record<PageKey, string>> = {
  requested: 'Solicitado por {host}',
  'interstitial.title': '¿Conectar {provider} con {host}?',
  'interstitial.text': 'Va a iniciar sesión en {provider} para que {host} pueda usarlo.',
  'interstitial.account': 'Se conectará para {account}.',
  'interstitial.warning': 'Continúe solo si lo ha solicitado usted.',
  'interstitial.continue': 'Continuar a {provider}',
  'expired.title': 'El enlace de acceso ha caducado',
  'expired.text': 'Por su seguridad, funciona una sola vez y durante poco tiempo. Vuelva a {host} y empiece de nuevo.',
  'otherUser.title': 'Otra persona empezó este inicio de sesión',
  'otherUser.text':
    'Ha iniciado sesión en {host} con otra cuenta. No se ha cambiado nada. Para conectar, empiece usted desde {host}.',
  'failed.title': 'Ahora no se puede abrir el inicio de sesión',
  'failed.text': 'No se ha cambiado nada. Vuelva a {host} e inténtelo de nuevo en un momento.',
  'returned.title': 'Finalizando…',
  'returned.text': 'Vuelva a {host}. Allí verá cuándo está lista la conexión.',
  'denied.title': 'No se dio acceso',
  'denied.text': 'No se ha cambiado nada. Vuelva a {host} para intentarlo de nuevo.',
  'ended.title': 'El inicio de sesión no se completó',
  'ended.text': 'Puede cerrar esta ventana y volver a donde empezó.',
  close: 'Cerrar esta ventana',
  'close.self': 'Su navegador no nos deja cerrar esta ventana. Ciérrela usted.',
  back: 'Volver a {host}',
}
