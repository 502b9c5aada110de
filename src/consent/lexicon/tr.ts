import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'tr',
  topic: list('çerez*, kvkk, gizliliğiniz, gizliliğinize, onayınız, rızanız, açık rıza, izleme teknolojileri'),
  topicHints: list(
    'kişisel bilgi*, gizlilik*, onay*, rıza*, ortak*, iş ortak*, kişisel veri*, reklam*, analiz*, analitik*, istatistik*, pazarlama*, izleme, kişiselleştir*, tercih*, ayar*, hizmet*, meşru menfaat',
  ),
  uses: list('topl*, işl*, kullan*, kabul, onay*, sakla*'),
  accept: [
    ...list(
      'kabul et, kabul ediyorum, kabul ederim, kabul edin, kabul, izin ver, izin veriyorum, izin verin, onaylıyorum, onayla, onaylayın, rıza gösteriyorum, katılıyorum, hepsini kabul et, hepsini kabul ediyorum, tümünü kabul et, tümünü kabul ediyorum, tümünü kabul edin, tüm çerezleri kabul et, tüm çerezleri kabul ediyorum, tüm çerezleri kabul edin, bütün çerezleri kabul et, çerezleri kabul et, çerezleri kabul ediyorum, hepsine izin ver, tümüne izin ver, tüm çerezlere izin ver, tüm çerezlere izin verin, çerezlere izin ver, tümünü onayla, hepsini onayla, tümünü onaylıyorum, kabul et ve kapat, kabul et ve devam et, kabul ediyorum ve devam ediyorum, tümünü seç, hepsini seç, tümünü etkinleştir, her şeyi kabul edin, her şeyi kabul et, =harika, =elbette, =tabii, =tabii ki, =sorun değil, =uygundur, =siteye devam et, =ilerle, =bana uyar, =süper, evet kabul ediyorum, evet hepsi, hepsine evet, çerezleri aç, çerezleri etkinleştir',
    ),
    ...list('=evet, =tamam, =anladım, =devam et, =devam, =peki, =olur, =hepsi, =anlıyorum'),
  ],
  reject: [
    ...list(
      'reddet, reddediyorum, reddedin, reddederim, ret, kabul etme, kabul etmiyorum, kabul etmem, izin verme, izin vermiyorum, onaylamıyorum, onaylama, katılmıyorum, hepsini reddet, hepsini reddediyorum, tümünü reddet, tümünü reddediyorum, tümünü reddedin, tüm çerezleri reddet, tüm çerezleri reddediyorum, tüm çerezleri reddedin, çerezleri reddet, isteğe bağlı olanları reddet, isteğe bağlı çerezleri reddet, zorunlu olmayanları reddet, zorunlu olmayan çerezleri reddet, reddet ve kapat, tüm çerezleri yasaklayın, tümünü engelle, tümünü devre dışı bırak, tümünü kapat, kabul etmeden devam et, kabul etmeden devam edin, onaylamadan devam et, onay vermeden devam et, kabul etmeden, onaylamadan, onay vermeden, izin vermeden, çerezsiz devam et, =hayır teşekkürler, =geç, =atla, =sonra, =daha sonra, =belki sonra, =asla, =istemiyorum, =engelle, =asgari, =vazgeç, çerez istemiyorum, çerezsiz, çerez olmadan devam et, takip etme, takip olmadan, yalnızca gerekenler, sadece gerekenler, sadece gerekli olan, yalnızca gerekli olan, kalanını reddet, rıza vermiyorum, onay vermiyorum, çerezleri engelle, tüm çerezleri engelle, çerezleri kapat, çerezleri devre dışı bırak, seçimleri kaldır',
    ),
    ...pairs(
      'sadece, yalnızca, yalnız',
      'gerekli, gerekli çerezler, gerekli olanlar, gerekli çerezleri kabul et, gerekli olanları kabul et, gerekli çerezlere izin ver, zorunlu, zorunlu çerezler, zorunlu çerezleri kabul et, zorunlu olanlar, zorunlu olanları kabul et, zorunlu çerezleri kullan, zorunlu çerezlere izin ver, kesinlikle gerekli, temel çerezler, işlevsel',
    ),
    ...list(
      'gerekli çerezleri kabul et, zorunlu çerezleri kabul et, zorunlu olanları kabul et, =hayır, =şimdi değil, =hiçbiri, =zorunlu çerezler, =gerekli çerezler',
    ),
  ],
  polite: list('teşekkürler, lütfen, benim için, teşekkür ederim'),
  withdraw: list(
    'onayı geri çek, onayımı geri çek, onayı geri al, rızayı geri çek, rızamı geri çek, rızamı geri al, izni geri al, iznimi geri çek',
  ),
  settings: list(
    'ayarlar, çerez ayarları, çerez ayarlarını yönet, ayarları değiştir, ayarları yönet, ayarları düzenle, ayarları özelleştir, yönet, çerezleri yönet, çerez yönetimi, tercihleri yönet, tercihlerimi yönet, tercihlerinizi yönetin, izinleri yönet, özelleştir, özelleştirin, kişiselleştir, kişiselleştirmek, tercihler, çerez tercihleri, çerez tercihlerim, tercihlerim, tercihleri ayarla, seçenekler, daha fazla seçenek, diğer seçenekler, seçenekleri yönet, seç, çerezleri seç, seçim yap, seçmeme izin ver, yapılandır, ayrıntıları göster, detayları göster, detaylar, ayrıntılar, amaçları göster, seçimlerim, düzenle, gizlilik ayarları, çerez ayarlarını düzenle, =değiştir, =daha fazla, =daha fazlasını gör, =gelişmiş, =detay, =detaylı ayarlar, ben seçeyim, kendim seçeyim, seçmek istiyorum, gelişmiş ayarlar, ayarları aç, ayarları gör, tercihleri gör, tercihleri değiştir',
  ),
  save: list(
    'kaydet, tercihleri kaydet, tercihlerimi kaydet, ayarları kaydet, seçimi kaydet, seçimlerimi kaydet, seçimleri kaydet, seçimimi kaydet, kaydet ve kapat, kaydet ve çık, kaydet ve devam et, değişiklikleri kaydet, seçimi onayla, seçimlerimi onayla, seçimleri onayla, tercihlerimi onayla, tercihleri onayla, seçilenleri kabul et, seçilenlere izin ver, seçimi kabul et, seçime izin ver, seçili olanları kabul et, seçili çerezleri kabul et, seçtiklerimi kabul et, seçimime izin ver, uygula, gönder, =tamamla, =bitti, =güncelle, =onayla ve kapat, tercihlerimi güncelle, tercihleri güncelle, ayarları onayla, ayarları kabul et, ayarları uygula, seçimle devam et, seçilenlerle devam et, yalnızca seçilenler, sadece seçilenler, seçimi uygula, ayarlarımı kaydet, seçtiklerimi kaydet',
  ),
  close: list('=kapat, pencereyi kapat, bildirimi kapat, gizle, =geri, =geri dön'),
  policy: list(
    'çerez politikası, çerez politikamız, çerez aydınlatma metni, gizlilik politikası, aydınlatma metni, kvkk aydınlatma metni, daha fazla bilgi, detaylı bilgi, ayrıntılı bilgi, daha fazlası, daha fazla bilgi edinin, devamını oku, çerezler hakkında, kullanım koşulları, iş ortaklarımız, veri koruma',
  ),
  pay: list('abone ol, abonelik, öde, ödeme, satın al, reklamsız'),
  necessary: list(
    'gerekli*, zorunlu*, her zaman aktif, her zaman etkin, her zaman açık, daima etkin, daima aktif, kesinlikle, kapatılamaz, devre dışı bırakılamaz',
  ),
  selection: list('seçil*, seçim*, seçtik*, seçili'),
  only: list('sadece, yalnızca, yalnız'),
  negations: list('etme, değil, hayır, asla, etmiyorum'),
  decoys: list(
    'bülten, e bülten, bildirim*, lisans, indirim, indirim kodu, giriş yap, oturum aç, üye ol, kayıt ol, şifre, parola, 18 yaş, yaşınız, doğum tarihi, dil seçin, dilinizi seçin, ülkenizi, yardıma mı ihtiyacınız, sohbet, uygulamamız, bildirimler, anket',
  ),
});
