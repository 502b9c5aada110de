import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'es',
  topic: list('tu privacidad, su privacidad, tu consentimiento, su consentimiento, tecnologías de seguimiento, rastreadores'),
  topicHints: list(
    'privacidad, consentimiento, socios, datos personales, información personal, publicidad, anuncios, analític*, análisis, estadístic*, personaliza*, navegación, preferencias, seguimiento, interés legítimo, terceros',
  ),
  measures: list('analizar las visitas, analítica web, medir las visitas, contar las visitas, medir la audiencia'),
  uses: list('recopil*, recog*, proces*, trata*, usa, usamos, utiliz*, emple*, acept*, consent*, almacen*, uso'),
  accept: [
    ...list(
      'aceptar, acepto, acepte, aceptar y cerrar, aceptar y continuar, aceptar y seguir, aceptar todo, aceptar todas, aceptar todos, aceptarlo todo, aceptar cookies, aceptar las cookies, aceptar todas las cookies, acepto todas, acepto todo, acepto las cookies, acepto todas las cookies, permitir, permitir todo, permitir todas, permitir todas las cookies, permitir cookies, autorizar, consentir, consiento, de acuerdo, estoy de acuerdo, dar consentimiento, doy mi consentimiento, activar todo, activar todas, habilitar todo, habilitar todas, seleccionar todo, seleccionar todas, sí a todo, aceptar todas las apps, aprobar, =me parece bien, =claro, =claro que sí, =por supuesto, =genial, =estupendo, =está bien, =seguir, =seguir navegando, =comprendido, =lo entiendo, =sí quiero, =adelante, =sin problema, =conforme, habilitar cookies, habilitar todas las cookies, aceptar y navegar, dar mi consentimiento, marcar todas, marcar todo, sí a todas, aceptar y entrar, ok a todas',
    ),
    ...list(
      '=sí, =vale, =entendido, =continuar, =lo entiendo, =seguir, =perfecto, =sí acepto, =todas, =todas las cookies, =está bien, =comprendo',
    ),
  ],
  reject: [
    ...list(
      'rechazar, rechazo, rechazar todo, rechazar todas, rechazar todos, rechazarlo todo, rechazar cookies, rechazar las cookies, rechazar todas las cookies, rechazar y cerrar, rechazar y continuar, rechazar opcionales, rechazar cookies opcionales, rechazar las no necesarias, denegar, denegar todo, denegar todas, denegar todas las cookies, negar, declinar, no aceptar, no acepto, no permitir, no consentir, no consiento, no estoy de acuerdo, desactivar todo, desactivar todas, deshabilitar todo, deshabilitar todas, bloquear todas, rechazar todas las apps, continuar sin aceptar, seguir sin aceptar, navegar sin aceptar, cerrar sin aceptar, entrar sin aceptar, sin aceptar, sin consentimiento, sin cookies, oponerse, =no gracias, ninguna cookie, =no quiero, =prefiero que no, =prefiero no, =bloquear, =saltar, =omitir, =ahora no, =más tarde, =en otro momento, =nunca, =mejor no, bloquear cookies, bloquear las cookies, lo esencial, solo lo esencial, lo mínimo, =mínimas, solo lo mínimo, lo estrictamente necesario, solo lo imprescindible, no quiero cookies, no deseo cookies, rechazar el resto, no doy mi consentimiento, no autorizo, no autorizar, desmarcar todas, desmarcar todo, sin rastreo, sin seguimiento, no usar cookies, retirar consentimiento, no a las cookies',
    ),
    ...pairs(
      'solo, solamente, únicamente, aceptar solo, aceptar solamente, aceptar únicamente, usar solo, permitir solo',
      'necesarias, las necesarias, cookies necesarias, las cookies necesarias, esenciales, las esenciales, cookies esenciales, técnicas, cookies técnicas, imprescindibles, estrictamente necesarias, lo necesario, obligatorias, funcionales',
    ),
    ...list(
      'aceptar necesarias, aceptar cookies necesarias, aceptar las necesarias, aceptar esenciales, cookies necesarias únicamente, =no, =ahora no, =ninguna',
    ),
  ],
  polite: list('gracias, por favor, para mí, muchas gracias'),
  withdraw: list(
    'retirar consentimiento, retirar el consentimiento, retirar mi consentimiento, revocar, revocar consentimiento, revocar el consentimiento, revocar mi consentimiento, retirar mi autorización',
  ),
  settings: list(
    'configurar, configurar cookies, configurar las cookies, configuración, configuración de cookies, configuración de las cookies, configuración de privacidad, ajustes, ajustes de cookies, ajustar, preferencias, preferencias de cookies, preferencias de privacidad, gestionar, gestionar cookies, gestionar preferencias, gestionar opciones, gestionar las cookies, gestión de cookies, gestionar consentimiento, administrar, administrar cookies, administrar preferencias, personalizar, personalizar cookies, opciones, más opciones, ver opciones, elegir, elegir cookies, déjame elegir, ver preferencias, mostrar propósitos, mostrar detalles, ver detalles, cambiar ajustes, cambiar preferencias, panel de configuración, mis opciones, seleccionar cookies, modificar preferencias, mostrar preferencias, =modificar, =detalles, =detalle, =editar, =cambiar, =más, =avanzado, =elijo yo, =yo elijo, =a la carta, =seleccionar, opciones avanzadas, configuración avanzada, quiero elegir, elegir preferencias, decidir, yo decido, centro de preferencias, modificar configuración, modificar ajustes, cambiar configuración, ver cookies, ver configuración, personalizar preferencias, personalización',
  ),
  save: list(
    '=finalizar, =terminar, guardar, guardar preferencias, guardar configuración, guardar selección, guardar mi selección, guardar ajustes, guardar cambios, guardar y cerrar, guardar y salir, guardar y continuar, guardar mis preferencias, guardar mis opciones, confirmar, confirmar selección, confirmar preferencias, confirmar mis preferencias, confirmar mis selecciones, aceptar selección, aceptar seleccionadas, aceptar las seleccionadas, aceptar la selección, aceptar cookies seleccionadas, permitir selección, permitir la selección, aplicar, aceptar mis preferencias, enviar preferencias, =enviar, =validar, =finalizar, =grabar, =terminar, =listo, =hecho, =actualizar, actualizar preferencias, actualizar configuración, grabar preferencias, grabar configuración, grabar selección, aceptar configuración, aceptar ajustes, continuar con la selección, continuar con mi selección, usar selección, conservar selección, mantener selección, guardar elección, validar selección, aceptar elección, confirmar configuración, confirmar ajustes, recordar mi elección, almacenar preferencias',
  ),
  close: list('=cerrar, cerrar ventana, cerrar banner, cerrar aviso, cerrar mensaje, ocultar, =volver, =atrás, =regresar'),
  policy: list(
    'política de cookies, política de privacidad, aviso de cookies, aviso legal, más información, más info, leer más, saber más, ver más, información sobre cookies, términos y condiciones, nuestros socios, ver socios, lista de socios, protección de datos, declaración de cookies',
  ),
  pay: list('suscribirse, suscribirme, suscríbete, suscribir, suscripción, pagar, comprar, sin publicidad, hazte socio'),
  necessary: list(
    'necesari*, esencial*, imprescindible*, técnicas, obligatori*, siempre activas, siempre activa, siempre activo, siempre activado, siempre activadas, requerid*, no se pueden desactivar, estrictamente',
  ),
  selection: list('selección, seleccionad*, elegid*, mis preferencias, mi selección'),
  only: list('solo, solamente, únicamente'),
  negations: list('no, sin, nunca, ninguna'),
  decoys: list(
    'newsletter, boletín, descuento, código promocional, suscríbete a nuestro boletín, iniciar sesión, inicia sesión, contraseña, registrarse, regístrate, mayor de edad, 18 años, tu edad, su edad, fecha de nacimiento, elige tu idioma, selecciona tu idioma, su idioma, tu país, necesitas ayuda, chat, nuestra app, notificaciones, encuesta',
  ),
});
